namespace PodLab.Nodes.Shells;

/// <summary>The shells that cells have opened and not closed, so that an exercise can find a learner's shell by its name.</summary>
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

    /// <summary>The open shells with these names, or all open shells if no names are given.</summary>
    public static IReadOnlyList<NodeShell> OfNames(IReadOnlyCollection<string> names)
    {
        lock (_shells)
        {
            return [.. _shells.Where(shell => names.Count == 0 || names.Contains(shell.Name))];
        }
    }

    /// <summary>Why the node refused the last command of any shell, in a sentence or two; null if it didn't.</summary>
    public static string? RefusalOfLastCommand { get; set; }

    /// <summary>
    /// Why an open shell isn't where the lesson sent it; null if every shell is. Anything that depends on the move can't be seen then, and the
    /// lesson isn't at fault.
    /// </summary>
    public static string? FindRefusedMove()
    {
        lock (_shells)
        {
            return _shells.LastOrDefault(shell => shell.RefusedMove is not null)?.RefusedMove;
        }
    }

    /// <summary>The last opened shell of that name on a node of that name; null if there is none.</summary>
    public static NodeShell? Find(string name, IReadOnlyCollection<string> nodes)
    {
        lock (_shells)
        {
            return _shells.LastOrDefault(shell => shell.Name == name && nodes.Contains(shell.Node.Name));
        }
    }
}
