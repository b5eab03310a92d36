using System.CommandLine;
using PodLab.Clusters.Kind;
using PodLab.Setup.Kind;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab up</c>: starts a cluster, or prepares a running one for lessons.</summary>
internal static class UpCommand
{
    private static readonly Option<string> Cluster = new Option<string>("--cluster")
    {
        Description = "The kind of cluster: standalone (one node on this machine), kind (in Docker), kubernetes (any with a kubeconfig).",
        DefaultValueFactory = _ => "standalone",
    }.AcceptOnlyFromAmong("standalone", "kind", "kubernetes");

    private static readonly Option<bool> NoInstall = new("--no-install") { Description = "standalone: do not install Debian packages; fail if some are missing." };

    private static readonly Option<string?> Cgroups = new Option<string?>("--cgroups")
    {
        Description = "standalone: the shape of control groups that containers see. Default: that of the last started node, otherwise v2.",
    }.AcceptOnlyFromAmong("v1", "v2");

    private static readonly Option<string> Name = new("--name")
    {
        Description = "kind: the cluster's name. It is created unless it's running.", DefaultValueFactory = _ => KindOpening.OwnName,
    };

    private static readonly Option<string?> Image = new("--image") { Description = "kind: the image of the nodes, if the cluster must be created." };

    private static readonly Option<string?> DemoBase = new("--demo-base")
    {
        Description = "kind: the base image of demo:1.0.0, if that must be built (also PODLAB_DEMO_BASE). Default: php:8-cli.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PODLAB_DEMO_BASE") is { Length: > 0 } named ? named : null,
    };

    private static readonly Option<string?> Context = new("--context") { Description = "kubernetes: the kubeconfig's context. Required each time." };

    private static readonly Option<string?> Namespace = new("--namespace")
    {
        Description = $"kubernetes: the one Kubernetes namespace to write into. Default: the one in use, otherwise {ICluster.DefaultNamespace}.",
    };

    private static readonly Option<string?> DemoImage = new("--demo-image")
    {
        Description = "kubernetes: a PHP image that the cluster can pull instead of demo:1.0.0, if its nodes don't have that. Remembered until `down`.",
    };

    private static readonly Option<string?> DebuggerImage = new("--debugger-image")
    {
        Description = "kubernetes: the image of the pods that enter nodes: with sh, ps, lsns, nsenter, GNU find and grep. Remembered until `down`. Default: ubuntu:24.04.",
    };

    private static readonly ClusterOptions OptionsOfClusters = new(new Dictionary<string, Option[]>
    {
        ["standalone"] = [NoInstall, Cgroups],
        ["kind"] = [Name, Image, DemoBase],
        ["kubernetes"] = [Context, Namespace, DemoImage, DebuggerImage],
    });

    public static Command Create()
    {
        var command = new Command("up", "Start a cluster for lessons, or prepare a running one; does nothing if it's ready.") { Cluster };
        OptionsOfClusters.AddTo(command);
        command.Run(async (parsed, cancellation) =>
        {
            OptionsOfClusters.RefuseThoseOfOthers(parsed, parsed.GetRequiredValue(Cluster));
            await (parsed.GetValue(Cluster) switch
            {
                "kind" => UseKindAsync(parsed, cancellation),
                "kubernetes" => UseKubernetesAsync(parsed, cancellation),
                _ => RunAsync(new UpOptions(!parsed.GetValue(NoInstall), CgroupVersion(parsed.GetValue(Cgroups))), cancellation),
            });
            return 0;
        });
        return command;
    }

    /// <summary>Starts the standalone node and reports the result.</summary>
    public static async Task<UpReport> RunAsync(UpOptions options, CancellationToken cancellation)
    {
        var life = new StandaloneNodeProvisioner(StateFolder.Default(), CommandActions.Progress());
        var report = await life.UpAsync(options, TerminalCommand.Words, cancellation);
        AnsiConsole.MarkupLineInterpolated(
            report.WasRunning
                ? (FormattableString)$"Node [bold]{report.Node.Name}[/] is already running, since {report.Node.StartedAt.ToLocalTime():HH:mm}."
                : $"Node [bold]{report.Node.Name}[/] is running ({report.Duration.TotalSeconds:0.0} s{(report.Node.Rootless ? ", without root's rights" : "")}). Stop it with `{TerminalCommand.Words} down`.");
        return report;
    }

    private static int? CgroupVersion(string? shape) => shape switch { "v1" => 1, "v2" => 2, _ => null };

    private static async Task UseKindAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new KindUpOptions(parsed.GetRequiredValue(Name), parsed.GetValue(Image), parsed.GetValue(DemoBase));
        var record = await new KindClusterProvisioner(StateFolder.Default(), CommandActions.Progress()).UpAsync(options, cancellation);
        AnsiConsole.MarkupLineInterpolated($"The kind cluster [bold]{record.Name}[/] (context {record.Context}) is ready for lessons. {Leaving(record)}");
    }

    private static async Task UseKubernetesAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new KubernetesUpOptions(
            KubernetesClusterProvisioner.Named(parsed.GetValue(Context)), parsed.GetValue(Namespace), parsed.GetValue(DemoImage), parsed.GetValue(DebuggerImage));
        var record = await new KubernetesClusterProvisioner(StateFolder.Default(), CommandActions.Progress()).UpAsync(options, cancellation);
        AnsiConsole.MarkupLineInterpolated($"The cluster of context [bold]{record.Context}[/] is ready for lessons. {Leaving(record)}");
    }

    private static string Leaving(ClusterRecord record) =>
        $"`{TerminalCommand.Words} down` {(record.MadeCluster ? "deletes it" : record.MadeNamespace ? $"deletes Kubernetes namespace {record.Namespace}, which `up` made in it" : "leaves it as it was")}.";
}
