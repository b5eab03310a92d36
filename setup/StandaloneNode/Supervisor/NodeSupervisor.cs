using System.Collections.Concurrent;
using Grpc.Core;
using PodLab.Clusters.Standalone;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Does for one node what the kubelet does: takes the pods that are wished for (files), makes them with the container runtime, keeps them by
/// their restart policy, and writes down what became of them. A teaching stand-in: no API server, no scheduler, no services.
/// </summary>
internal sealed class NodeSupervisor(SupervisorContext context) : IDisposable
{
    private static readonly TimeSpan SlowRescan = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, PodWorker> _workers = new();
    private readonly CancellationTokenSource _broken = new();

    public async Task RunAsync(CancellationToken stop)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop, _broken.Token);
        Directory.CreateDirectory(context.Folder.Pods);
        Directory.CreateDirectory(context.Folder.Statuses);
        using var watcher = new FileSystemWatcher(context.Folder.Pods, "*.json");
        watcher.Changed += (_, change) => Look(change.Name, cancellation.Token);
        watcher.Created += (_, change) => Look(change.Name, cancellation.Token);
        watcher.Deleted += (_, change) => Look(change.Name, cancellation.Token);
        watcher.Renamed += (_, change) => Look(change.Name, cancellation.Token);
        watcher.EnableRaisingEvents = true;
        var exits = context.Exits.RunAsync(cancellation.Token);
        await RemoveStrangersAsync(cancellation.Token);
        while (true)
        {
            // The watcher may lose events when very much happens at once; nothing is lost for longer than this.
            foreach (var key in context.Folder.PodKeys())
            {
                Look($"{key}.json", cancellation.Token);
            }

            if (await Task.WhenAny(Task.Delay(SlowRescan, cancellation.Token), exits) is var ended && (ended == exits || ended.IsCanceled))
            {
                await ended;
            }
        }
    }

    public void Dispose() => _broken.Dispose();

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
            // A new wish may have come while the old pod was going.
            if (File.Exists(context.Folder.PodFile(key)))
            {
                Look($"{key}.json", cancellation);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            // The supervisor is ending. The pods stay.
        }
        catch (Exception error)
        {
            // Better no supervisor, which the library notices, than one that silently leaves a pod alone.
            SupervisorContext.Log($"{key}: {error}");
            await _broken.CancelAsync();
        }
        finally
        {
            worker.Dispose();
        }
    }

    /// <summary>Sandboxes whose pod nobody wishes for: their files were removed while no supervisor ran.</summary>
    private async Task RemoveStrangersAsync(CancellationToken cancellation)
    {
        var wished = context.Folder.PodKeys().Select(context.Folder.FindDesired).Select(pod => pod?.Metadata.Uid).ToHashSet();
        foreach (var sandbox in await context.Runtime.AllSandboxesAsync(cancellation))
        {
            if (sandbox.Labels.ContainsKey(PodLabels.PodUid) && !wished.Contains(sandbox.Metadata.Uid))
            {
                SupervisorContext.Log($"removing sandbox {sandbox.Id} of {sandbox.Metadata.Namespace}/{sandbox.Metadata.Name}, which nobody wishes for");
                await context.Runtime.RemoveSandboxAsync(sandbox.Id, cancellation);
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
}
