namespace PodLab.Clusters.Standalone;

/// <summary>Waits for a pod by watching its files.</summary>
internal sealed class PodWait(NodeFolder folder, string namespaceName, string name, PodCondition condition, Action ensureSupervised)
{
    private const int LogLines = 10;
    private const int MostTimesUnsupervised = 5;

    // The watcher reports changes at once. This interval only catches changes that it lost, and a supervisor that died.
    private static readonly TimeSpan Fallback = TimeSpan.FromSeconds(1);

    private readonly string _key = NodeFolder.KeyOf(namespaceName, name);
    private int _timesUnsupervised;

    /// <exception cref="PodWaitException">The time is up, or the pod can't meet the condition anymore.</exception>
    public async Task<V1Pod?> RunAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var changed = new SemaphoreSlim(0);
        using var statuses = Watch(folder.Statuses, changed);
        using var pods = Watch(folder.Pods, changed);
        var until = DateTime.UtcNow + timeout;
        while (true)
        {
            var pod = folder.FindPod(_key);
            if (condition.IsMetBy(pod))
            {
                return pod;
            }

            var hopeless = pod is null ? "there is no such pod" : condition.CannotBeMetBy?.Invoke(pod);
            var left = until - DateTime.UtcNow;
            if (hopeless is not null || left <= TimeSpan.Zero)
            {
                throw new PodWaitException(Describe(pod, hopeless, timeout));
            }

            if (!await changed.WaitAsync(left < Fallback ? left : Fallback, cancellation))
            {
                CheckSupervised();
            }
        }
    }

    // A supervisor that ended is soon restarted. Only if it stays away, this gives up.
    private void CheckSupervised()
    {
        try
        {
            ensureSupervised();
            _timesUnsupervised = 0;
        }
        catch (PodLabException) when (++_timesUnsupervised < MostTimesUnsupervised)
        {
            // Check once more.
        }
    }

    private FileSystemWatcher Watch(string path, SemaphoreSlim changed)
    {
        Directory.CreateDirectory(path);
        var watcher = new FileSystemWatcher(path, $"{_key}.json");
        watcher.Renamed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private string Describe(V1Pod? pod, string? hopeless, TimeSpan timeout)
    {
        var message = new StringBuilder();
        message.Append(hopeless is null
            ? string.Create(CultureInfo.InvariantCulture, $"Timed out after {timeout.TotalSeconds:0.#} s while waiting until pod {name} (Kubernetes namespace {namespaceName}) {condition.Description}.")
            : $"There is no use waiting until pod {name} (Kubernetes namespace {namespaceName}) {condition.Description}: {hopeless}.");
        if (pod is null)
        {
            return message.Append(" Apply its manifest first.").ToString();
        }

        message.Append(' ').Append(PodStory.Of(pod));
        foreach (var container in PodContainers.NamesOf(pod))
        {
            if (ContainerLog.ReadTail(Path.Combine(folder.Logs, NodeFolder.LogFolderOf(pod)), container, LogLines) is { Length: > 0 } tail)
            {
                message.Append(CultureInfo.InvariantCulture, $"\nLast lines of the log of container {container}:\n{tail}");
            }
        }

        return message.ToString();
    }
}
