namespace PodLab.Commands;

/// <summary>What is known of each process while a snapshot is being read.</summary>
internal sealed class ProcReadings
{
    private readonly Dictionary<int, NamespaceSet> _namespaces = [];
    private (int Pid, NamespaceSet Namespaces) _last = (0, new());

    /// <summary>The PIDs of a process in each pid namespace, by its PID on the node.</summary>
    public Dictionary<int, IReadOnlyList<int>> Pids { get; } = [];

    /// <summary>The namespaces of a process as far as they are known, to be added to.</summary>
    public NamespaceSet NamespacesOf(int pid)
    {
        // A process's links come one after the other.
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
