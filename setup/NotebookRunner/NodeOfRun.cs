using PodLab.Setup.Commands;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The standalone node that a notebook starts when no cluster is running. It outlives the run, so the run says so.</summary>
internal sealed partial class NodeOfRun
{
    private readonly StateFolder _state;
    private readonly bool _wasRunning;

    /// <summary>Looks at a moment when the notebook doesn't run yet.</summary>
    public NodeOfRun(StateFolder state) => (_state, _wasRunning) = (state, IsRunning(state));

    /// <summary>What to say before the run; null where the notebook won't start a node.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cluster">The cluster that the run names; null where it leaves the choice to the notebook.</param>
    public string? Announcement(Notebook notebook, string? cluster)
    {
        var named = cluster ?? Environment.GetEnvironmentVariable(ClusterChoice.Variable);
        var kind = string.IsNullOrEmpty(named) ? _state.FindCurrent()?.Cluster : ClusterReference.Parse(named).Kind;
        return !_wasRunning && kind is null or "standalone" && OperatingSystem.IsLinux() && notebook.Cells.Any(cell => cell.IsCode && OpensLab().IsMatch(cell.Source))
            ? "No cluster is running. This notebook starts a node, which keeps running after it."
            : null;
    }

    /// <summary>What to say after the run; null where it started no node.</summary>
    public string? Report() => !_wasRunning && IsRunning(_state) ? $"The node that this run started keeps running. Stop it with {TerminalCommand.Words} down." : null;

    private static bool IsRunning(StateFolder state) => state.FindNodeRecord()?.IsRunning() == true;

    // Without the name of a cluster, or with that of the standalone node.
    [GeneratedRegex("""Lab\.OpenAsync\((?:(?!\s*(?:"|cluster:))|\s*(?:cluster:\s*)?"standalone)""")]
    private static partial Regex OpensLab();
}
