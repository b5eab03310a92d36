using System.CommandLine;
using PodLab.Clusters.Kind;
using PodLab.Incidents;
using PodLab.Setup.Kind;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab down</c>: stops what <c>up</c> started and leaves the machine as it was.</summary>
internal static class DownCommand
{
    private static readonly Option<string?> Cluster = new Option<string?>("--cluster")
    {
        Description = "The kind of cluster to leave: standalone, kind or kubernetes. Default: the one `up` last started, and the standalone node.",
    }.AcceptOnlyFromAmong("standalone", "kind", "kubernetes");

    private static readonly Option<string> Name = new("--name") { Description = "kind: the cluster's name.", DefaultValueFactory = _ => KindOpening.OwnName };
    private static readonly Option<string?> Context = new("--context") { Description = "kubernetes: the kubeconfig's context." };

    private static readonly ClusterOptions OptionsOfClusters = new(new Dictionary<string, Option[]> { ["kind"] = [Name], ["kubernetes"] = [Context] });

    public static Command Create()
    {
        var command = new Command("down", "Remove what `up` made: the node, the cluster, or the Kubernetes namespace in a cluster that isn't PodLab's. Debian packages stay.") { Cluster };
        OptionsOfClusters.AddTo(command);
        command.Run(async (parsed, cancellation) =>
        {
            OptionsOfClusters.RefuseThoseOfOthers(parsed, parsed.GetValue(Cluster));
            var state = StateFolder.Default();
            var progress = CommandActions.Progress();
            ClearDamagedRecords(state);
            await (parsed.GetValue(Cluster) switch
            {
                "standalone" => StopStandaloneAsync(state, progress, cancellation),
                "kind" => LeaveKindAsync(state, progress, parsed.GetRequiredValue(Name), cancellation),
                "kubernetes" => LeaveKubernetesAsync(state, progress, KubernetesClusterProvisioner.Named(parsed.GetValue(Context)), cancellation),
                _ => LeaveCurrentAsync(state, progress, cancellation),
            });
            return 0;
        });
        return command;
    }

    private static void ClearDamagedRecords(StateFolder state)
    {
        foreach (var file in state.RemoveDamagedRecords())
        {
            AnsiConsole.WriteLine($"{file} couldn't be read and was removed. Anything that `up` made in that cluster stays.");
        }
    }

    private static async Task LeaveCurrentAsync(StateFolder state, IProgress<string> progress, CancellationToken cancellation)
    {
        var current = state.FindCurrent();
        await (current switch
        {
            { Cluster: "kind" } => LeaveKindAsync(state, progress, current.Name, cancellation),
            { Cluster: "kubernetes" } => LeaveKubernetesAsync(state, progress, current.Name, cancellation),
            _ => Task.CompletedTask,
        });

        if (current is null or { Cluster: "standalone" } || Directory.Exists(state.NodePath))
        {
            await StopStandaloneAsync(state, progress, cancellation);
        }

        foreach (var record in state.ClusterRecords())
        {
            var which = record.Kind == "kind" ? $"--name {record.Name}" : $"--context {record.Context}";
            AnsiConsole.WriteLine($"Still in use: {record.Kind} {record.Name}. `{TerminalCommand.Words} down --cluster {record.Kind} {which}` also leaves that.");
        }
    }

    private static async Task StopStandaloneAsync(StateFolder state, IProgress<string> progress, CancellationToken cancellation)
    {
        var installed = await new StandaloneNodeProvisioner(state, progress).DownAsync(cancellation);
        // They ended with the node.
        new KeptIncidents(DataFolder.Default(), "standalone", StandaloneNodeRecord.NodeName).ForgetAll();
        AnsiConsole.WriteLine(installed switch
        {
            null => "There's no node to stop.",
            [] => "The node was stopped; nothing of it is left.",
            _ => $"The node was stopped. These packages, which `up` installed, stay: {string.Join(' ', installed)}",
        });
    }

    private static async Task LeaveKindAsync(StateFolder state, IProgress<string> progress, string name, CancellationToken cancellation) =>
        AnsiConsole.WriteLine(await new KindClusterProvisioner(state, progress).DownAsync(name, cancellation));

    private static async Task LeaveKubernetesAsync(StateFolder state, IProgress<string> progress, string context, CancellationToken cancellation) =>
        AnsiConsole.WriteLine(await new KubernetesClusterProvisioner(state, progress).DownAsync(context, cancellation));
}
