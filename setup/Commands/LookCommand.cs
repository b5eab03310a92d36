using System.CommandLine;
using PodLab.Clusters;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab look POD</c>: writes what PodLab can show of a pod, and what is unusual about it, as one page to attach to a ticket.</summary>
internal static class LookCommand
{
    public static Command Create()
    {
        var pod = new Argument<string?>("pod") { Description = "The pod's name. Omit it with --manifest.", Arity = ArgumentArity.ZeroOrOne };
        var namespaceName = new Option<string>("--namespace", "-n") { Description = "Its Kubernetes namespace.", DefaultValueFactory = _ => ICluster.DefaultNamespace };
        var manifest = new Option<string?>("--manifest") { Description = "A file with the manifest of one pod: shows the planned pod without applying it." };
        var cluster = new Option<string?>("--cluster") { Description = "standalone, kind:NAME, kubernetes:CONTEXT, or recorded:LESSON for a pod of a recording. Default: what `up` started." };
        var context = new Option<string?>("--context") { Description = "With --cluster kubernetes: the kubeconfig's context." };
        var output = new Option<string?>("--output") { Description = "The page to write. Default: POD.html in this folder." };
        var command = new Command("look", "Look at a pod of any cluster without changing it, and write one page about it.") { pod, namespaceName, manifest, cluster, context, output };
        command.Run((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(pod), parsed.GetRequiredValue(namespaceName), parsed.GetValue(manifest), ClusterOf(parsed.GetValue(cluster), parsed.GetValue(context)), parsed.GetValue(output)),
            cancellation));
        return command;
    }

    private static string? ClusterOf(string? cluster, string? context) => context is null ? cluster
        : cluster is "kubernetes" ? $"kubernetes:{context}"
        : throw new PodLabException($"--context goes with --cluster kubernetes, {(cluster is null ? "which is missing" : $"not with {cluster}")}.");

    private static async Task<int> RunAsync(LookOptions options, CancellationToken cancellation)
    {
        if (options.Pod is null == options.Manifest is null)
        {
            throw new PodLabException("Name either a pod or, with --manifest, a file.");
        }

        RefuseToStartANode(options.Cluster);
        await using var lab = await Lab.OpenAsync(options.Cluster, cancellation: cancellation);
        var look = options.Pod is { } pod
            ? await lab.LookAsync(pod, options.Namespace, cancellation)
            : await lab.LookAtManifestAsync(await File.ReadAllTextAsync(options.Manifest!, cancellation), options.Namespace, cancellation);
        var page = LookPage.Render(look, options.Command, new PageFacts(DateTimeOffset.UtcNow, ToolVersion: ExportCommand.Version));
        await File.WriteAllTextAsync(options.Page, page, cancellation);
        await Console.Out.WriteAsync($"{look.Title}\n{look.Unusual}{string.Concat(look.Parts.Where(part => part.WhyNot is not null).Select(part => $"{part.Title}: {part.WhyNot}\n"))}");
        AnsiConsole.MarkupLineInterpolated($"Wrote {options.Page} ({new FileInfo(options.Page).Length / 1024.0:0} KB).{(options.Pod is null ? "" : " It contains the command lines of processes: read it before you share it.")}");
        return 0;
    }

    // A lesson starts a node if none is running. A look starts nothing, and a new node would have no pod.
    private static void RefuseToStartANode(string? cluster)
    {
        if (ExecCommand.WouldStartNode(StateFolder.Default(), cluster))
        {
            throw new PodLabException($"No node is running, so there's no pod to look at. Name a cluster with --cluster, or start a node with `{TerminalCommand.Words} up`.");
        }
    }
}

/// <summary>The options from the command line.</summary>
internal sealed record LookOptions(string? Pod, string Namespace, string? Manifest, string? Cluster, string? Output)
{
    /// <summary>The file to write.</summary>
    public string Page => Output ?? $"{Pod ?? Path.GetFileNameWithoutExtension(Manifest)}.html";

    /// <summary>The command that writes the page again.</summary>
    public string Command => string.Join(' ', ((string[])[
        "podlab", "look", .. Pod is null ? ["--manifest", Manifest!] : (string[])[Pod], "--namespace", Namespace,
        .. Cluster is null ? [] : (string[])["--cluster", Cluster],
    ]).Select(ShellQuoting.Quote));
}
