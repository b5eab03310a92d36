namespace PodLab.Nodes.Shells;

/// <summary>The shells that cells have opened and not closed, so that an exercise finds a learner's shell by its name.</summary>
internal static class OpenShells
{
    private static readonly List<NodeShell> _shells = [];

    public static NodeShell Add(NodeShell shell)
    {
        lock (_shells)
        {
            _shells.Add(shell);
            return shell;
        }
    }

    public static void Remove(NodeShell shell)
    {
        lock (_shells)
        {
            _shells.Remove(shell);
        }
    }

    /// <summary>The shell of that name that was opened last on a node of that name; null when there is none.</summary>
    public static NodeShell? Find(string name, IReadOnlyCollection<string> nodes)
    {
        lock (_shells)
        {
            return _shells.LastOrDefault(shell => shell.Name == name && nodes.Contains(shell.Node.Name));
        }
    }
}
