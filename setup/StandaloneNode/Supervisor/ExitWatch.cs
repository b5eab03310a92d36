namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Detects when processes end. Debian's containerd (1.6) has no events over the CRI, so the processes are polled. A look at a directory under
/// <c>/proc</c> costs microseconds, a request to containerd a thousand times as much.
/// </summary>
internal sealed class ExitWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (HashSet<int> Pids, Action OnExit)> _watched = [];
    private readonly SemaphoreSlim _somethingToWatch = new(0, 1);

    /// <summary>Replaces the watched processes of a pod. A PID that ends is reported once and then forgotten.</summary>
    public void Watch(string key, IEnumerable<int> pids, Action onExit)
    {
        lock (_gate)
        {
            _watched[key] = ([.. pids], onExit);
            if (_somethingToWatch.CurrentCount == 0)
            {
                _somethingToWatch.Release();
            }
        }
    }

    public void Forget(string key)
    {
        lock (_gate)
        {
            _watched.Remove(key);
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (!Look())
            {
                await _somethingToWatch.WaitAsync(cancellation);
            }

            await Task.Delay(Interval, cancellation);
        }
    }

    public void Dispose() => _somethingToWatch.Dispose();

    /// <summary>Looks at the processes; returns whether there are any to watch.</summary>
    private bool Look()
    {
        List<Action> ended = [];
        bool isAnyWatched;
        lock (_gate)
        {
            foreach (var (pids, onExit) in _watched.Values)
            {
                if (pids.RemoveWhere(pid => !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}"))) > 0)
                {
                    ended.Add(onExit);
                }
            }

            isAnyWatched = _watched.Values.Any(watch => watch.Pids.Count > 0);
        }

        ended.ForEach(onExit => onExit());
        return isAnyWatched;
    }
}
