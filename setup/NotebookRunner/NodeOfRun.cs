namespace PodLab.Setup.NotebookRunner;

/// <summary>The standalone node that a notebook starts when no cluster is running. It outlives the run, so the run reports it.</summary>
internal sealed partial class NodeOfRun
{
    private readonly StateFolder _state;
    private readonly bool _wasRunning;

    /// <summary>Records the state before the notebook runs.</summary>
    public NodeOfRun(StateFolder state) => (_state, _wasRunning) = (state, IsRunning(state));

    /// <summary>The message before the run; null if the notebook won't start a node.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cluster">The cluster for the run; null if the notebook chooses one.</param>
    public string? Announcement(Notebook notebook, string? cluster)
    {
        var named = cluster ?? Environment.GetEnvironmentVariable(ClusterChoice.Variable);
        var kind = string.IsNullOrEmpty(named) ? _state.FindCurrent()?.Cluster : ClusterReference.Parse(named).Kind;
        return !_wasRunning && kind is null or "standalone" && OperatingSystem.IsLinux() && notebook.Cells.Any(cell => cell.IsCode && OpensLab().IsMatch(cell.Source))
            ? "No cluster is running. This notebook starts a node, which keeps running after it."
            : null;
    }

    /// <summary>The message after the run; null if it didn't start a node.</summary>
    public string? Report() => !_wasRunning && IsRunning(_state) ? $"The node that this run started keeps running. Stop it with {TerminalCommand.Words} down." : null;

    private static bool IsRunning(StateFolder state) => state.FindNodeRecord()?.IsRunning() == true;

    // Without the name of a cluster, or with that of the standalone node.
    [GeneratedRegex("""Lab\.OpenOrReplayAsync\(|Lab\.OpenAsync\((?:(?!\s*(?:"|cluster:))|\s*(?:cluster:\s*)?"standalone)""")]
    private static partial Regex OpensLab();
}
