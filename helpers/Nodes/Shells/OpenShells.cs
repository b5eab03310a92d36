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

    /// <summary>Why the node refused the last command of any shell, a sentence or two; null when it didn't.</summary>
    public static string? RefusalOfLastCommand { get; set; }

    /// <summary>
    /// Why a shell that is open isn't where the lesson has sent it; null when each is. What depends on the move can't be seen then, and that isn't the
    /// lesson's fault.
    /// </summary>
    public static string? FindRefusedMove()
    {
        lock (_shells)
        {
            return _shells.LastOrDefault(shell => shell.RefusedMove is not null)?.RefusedMove;
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
