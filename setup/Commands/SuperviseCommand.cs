using System.CommandLine;
using PodLab.Clusters.Standalone.Cri;
using PodLab.Setup.StandaloneNode.Supervisor;

namespace PodLab.Setup.Commands;

/// <summary>The hidden subcommand that <c>up</c> starts inside the standalone node.</summary>
internal static class SuperviseCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var node = new Option<string>("--node") { Description = "The node's name.", DefaultValueFactory = _ => "podlab-node" };
        var folder = new Option<string>("--folder") { Description = "The node's state folder.", DefaultValueFactory = _ => "/run/podlab" };
        var socket = new Option<string>("--socket") { Description = "containerd's socket.", DefaultValueFactory = _ => "/run/containerd/containerd.sock" };
        var logs = new Option<string>("--logs") { Description = "The folder for containers' logs.", DefaultValueFactory = _ => "/var/log/pods" };
        var command = new Command("supervise", "Manages the pods of a standalone node, as the kubelet does on a real one.") { node, folder, socket, logs };
        command.Hidden = true;
        command.Run((result, cancellation) => RunAsync(
            result.GetRequiredValue(node), new NodeFolder(result.GetRequiredValue(folder)), result.GetRequiredValue(socket), result.GetRequiredValue(logs), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string node, NodeFolder folder, string socket, string logs, CancellationToken cancellation)
    {
        using var alone = await TakeLockAsync(folder, cancellation);
        if (alone is null)
        {
            await Console.Error.WriteLineAsync($"Another supervisor already manages {folder.Path}.");
            return 1;
        }

        using var connection = CriConnection.Open(socket);
        using var exits = new ExitWatch();
        var context = new SupervisorContext(node, folder, new PodRuntime(connection), exits, logs);
        try
        {
            await WarmUp.RunAsync(context, cancellation);
            SupervisorContext.Log($"looking after {node}");
            var supervisor = new NodeSupervisor(context);
            await supervisor.RunAsync(cancellation);
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 0;
        }
    }

    // Another process may be checking whether the lock is held, which holds it for a moment.
    private static async Task<FileStream?> TakeLockAsync(NodeFolder folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Path);
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            var taken = SupervisorLock.TryTake(folder.SupervisorLock);
            if (taken is not null || DateTime.UtcNow > until)
            {
                return taken;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }
}
