using System.Collections.Concurrent;
using Grpc.Core;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Does the kubelet's work for one node. It reads the desired pods from files, creates them with the container runtime, applies their restart policy,
/// and writes their status. It is a stand-in for teaching: no API server, no scheduler, no services.
/// </summary>
internal sealed class NodeSupervisor(SupervisorContext context)
{
    private static readonly TimeSpan SlowRescan = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, PodWorker> _workers = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(context.Folder.Pods);
        Directory.CreateDirectory(context.Folder.Statuses);
        using var watcher = new FileSystemWatcher(context.Folder.Pods, "*.json");
        watcher.Changed += (_, change) => Look(change.Name, cancellation);
        watcher.Created += (_, change) => Look(change.Name, cancellation);
        watcher.Deleted += (_, change) => Look(change.Name, cancellation);
        watcher.Renamed += (_, change) => Look(change.Name, cancellation);
        watcher.EnableRaisingEvents = true;
        var exits = context.Exits.RunAsync(cancellation);
        await RemoveStrangersAsync(cancellation);
        while (true)
        {
            // The watcher may lose events when many happen at once; this limits the delay.
            foreach (var key in context.Folder.PodKeys())
            {
                Look($"{key}.json", cancellation);
            }

            if (await Task.WhenAny(Task.Delay(SlowRescan, cancellation), exits) is var ended && (ended == exits || ended.IsCanceled))
            {
                await ended;
            }
        }
    }

    private void Look(string? file, CancellationToken cancellation)
    {
        var key = Path.GetFileNameWithoutExtension(file ?? "");
        if (key.Length == 0 || key[0] == '.' || cancellation.IsCancellationRequested)
        {
            return;
        }

        if (_workers.TryGetValue(key, out var known))
        {
            known.Wake();
            return;
        }

        var worker = new PodWorker(key, context);
        if (_workers.TryAdd(key, worker))
        {
            _ = Task.Run(() => WorkAsync(key, worker, cancellation), CancellationToken.None);
        }
    }

    private async Task WorkAsync(string key, PodWorker worker, CancellationToken cancellation)
    {
        try
        {
            await worker.RunAsync(cancellation);
            _workers.TryRemove(key, out _);
            // The file may have been replaced while the old pod was ending.
            if (File.Exists(context.Folder.PodFile(key)))
            {
                Look($"{key}.json", cancellation);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The supervisor is ending. The pods stay.
        }
        catch (Exception error)
        {
            // The next look at the folder starts a new worker for this pod.
            SupervisorContext.Log($"{key}: {error}");
            _workers.TryRemove(key, out _);
        }
        finally
        {
            worker.Dispose();
        }
    }

    /// <summary>Removes the sandboxes of pods whose files were removed while no supervisor was running.</summary>
    private async Task RemoveStrangersAsync(CancellationToken cancellation)
    {
        var wanted = context.Folder.PodKeys().Select(FindUid).ToHashSet();
        foreach (var sandbox in await context.Runtime.AllSandboxesAsync(cancellation))
        {
            if (sandbox.Labels.ContainsKey(PodLabels.PodUid) && !wanted.Contains(sandbox.Metadata.Uid))
            {
                SupervisorContext.Log(
                    $"removing sandbox {sandbox.Id} of {sandbox.Metadata.Namespace}/{sandbox.Metadata.Name}: it has no pod file");
                await RemoveAsync(sandbox.Id, cancellation);
            }
        }

        foreach (var file in Directory.EnumerateFiles(context.Folder.Statuses, "*.json"))
        {
            if (!File.Exists(context.Folder.PodFile(Path.GetFileNameWithoutExtension(file))))
            {
                File.Delete(file);
            }
        }
    }

    // The uid of a pod with an unreadable file is in its last status.
    private string? FindUid(string key)
    {
        try
        {
            return context.Folder.FindDesired(key)?.Metadata.Uid;
        }
        catch (PodFileException)
        {
            return context.Folder.FindStatus(key)?.Metadata.Uid;
        }
    }

    // If one can't be removed now, the supervisor tries again at its next start.
    private async Task RemoveAsync(string sandbox, CancellationToken cancellation)
    {
        try
        {
            await context.Runtime.RemoveSandboxAsync(sandbox, cancellation);
        }
        catch (RpcException error) when (!cancellation.IsCancellationRequested)
        {
            SupervisorContext.Log($"sandbox {sandbox} stays: {error.Status.Detail}");
        }
    }
}
