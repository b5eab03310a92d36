using System.CommandLine;
using Grpc.Core;
using PodLab.Clusters.Standalone.Cri;
using PodLab.Setup.StandaloneNode.Crictl;

namespace PodLab.Setup.Commands;

/// <summary>
/// The hidden subcommand behind <c>crictl</c> on the standalone node. No Debian package contains that tool, but the lines shown under tables must
/// work. It prints lists in its own form.
/// </summary>
internal static class CrictlCommand
{
    private static readonly Option<string> Socket = new("--runtime-endpoint", "-r")
    {
        Description = "The container runtime's socket.", DefaultValueFactory = _ => "unix:///run/containerd/containerd.sock", Recursive = true,
    };

    private static readonly Option<string> Output = new Option<string>("--output", "-o")
    {
        Description = "table or json.", DefaultValueFactory = _ => "table", Recursive = true,
    }.AcceptOnlyFromAmong("table", "json");

    public static Command Create()
    {
        var command = new Command("crictl", "Lists images, pod sandboxes and containers of a node.") { Images(), Pods(), Containers() };
        command.Options.Add(Socket);
        command.Options.Add(Output);
        command.Hidden = true;
        return command;
    }

    private static Command Images()
    {
        var command = new Command("images", "List images") { Aliases = { "image", "img" } };
        command.Run((result, cancellation) => RunAsync(result, async connection =>
        {
            var images = (await connection.Images.ListImagesAsync(new ListImagesRequest(), cancellationToken: cancellation)).Images;
            return IsJson(result) ? CrictlJson.Images(images.OrderBy(image => image.RepoTags.FirstOrDefault() ?? "~", StringComparer.Ordinal)) : CrictlReports.Images(images);
        }));
        return command;
    }

    private static Command Pods()
    {
        var inNamespace = new Option<string?>("--namespace") { Description = "Only pods of that Kubernetes namespace." };
        var selector = new Option<string?>("--selector") { Description = "Only pods whose labels match a selector: app=demo,count!=3" };
        var command = new Command("pods", "List pods") { inNamespace, selector };
        command.Run((result, cancellation) => RunAsync(result, async connection =>
        {
            var wanted = LabelSelector.Parse(result.GetValue(selector));
            var pods = (await connection.Runtime.ListPodSandboxAsync(new ListPodSandboxRequest(), cancellationToken: cancellation)).Items
                .Where(pod => result.GetValue(inNamespace) is not { } name || pod.Metadata.Namespace == name)
                .Where(pod => wanted.Matches(pod.Labels))
                .OrderByDescending(pod => pod.CreatedAt);
            return IsJson(result) ? CrictlJson.Pods(pods) : CrictlReports.Pods(pods, DateTimeOffset.UtcNow);
        }));
        return command;
    }

    private static Command Containers()
    {
        var all = new Option<bool>("--all", "-a") { Description = "Include exited containers." };
        var command = new Command("ps", "List containers") { all };
        command.Run((result, cancellation) => RunAsync(result, async connection =>
        {
            var pods = connection.Runtime.ListPodSandboxAsync(new ListPodSandboxRequest(), cancellationToken: cancellation).ResponseAsync;
            var containers = (await connection.Runtime.ListContainersAsync(new ListContainersRequest(), cancellationToken: cancellation)).Containers
                .Where(container => result.GetValue(all) || container.State == ContainerState.ContainerRunning)
                .OrderByDescending(container => container.CreatedAt);
            var names = (await pods).Items.ToDictionary(pod => pod.Id, pod => pod.Metadata.Name);
            return IsJson(result) ? CrictlJson.Containers(containers) : CrictlReports.Containers(containers, names, DateTimeOffset.UtcNow);
        }));
        return command;
    }

    private static bool IsJson(ParseResult result) => result.GetRequiredValue(Output) == "json";

    private static async Task<int> RunAsync(ParseResult result, Func<CriConnection, Task<string>> report)
    {
        var socket = result.GetRequiredValue(Socket);
        using var connection = CriConnection.Open(socket.StartsWith("unix://", StringComparison.Ordinal) ? socket["unix://".Length..] : socket);
        try
        {
            await Console.Out.WriteAsync(await report(connection));
            return 0;
        }
        catch (RpcException error)
        {
            throw connection.Explain(error, "ask the container runtime");
        }
    }
}
