namespace PodLab.Commands;

/// <summary>Collects the data about each process while a snapshot is being read.</summary>
internal sealed class ProcReadings
{
    private readonly Dictionary<int, NamespaceSet> _namespaces = [];
    private (int Pid, NamespaceSet Namespaces) _last = (0, new());

    /// <summary>The PIDs of a process in each pid namespace, by its PID on the node.</summary>
    public Dictionary<int, IReadOnlyList<int>> Pids { get; } = [];

    /// <summary>The namespaces of a process as far as they're known; more can be added.</summary>
    public NamespaceSet NamespacesOf(int pid)
    {
        // A process's links are consecutive.
        if (_last.Pid == pid)
        {
            return _last.Namespaces;
        }

        if (!_namespaces.TryGetValue(pid, out var namespaces))
        {
            _namespaces[pid] = namespaces = new();
        }

        _last = (pid, namespaces);
        return namespaces;
    }
}
