namespace PodLab.Exercises.Lesson05;

/// <summary>Reading PPID: from php to the shim.</summary>
public sealed class ParentProcess : NumberExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.1";

    /// <inheritdoc/>
    public override string Question => "What is the PID of your php process's parent?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Find the line whose CMD starts with php. Its second number, under PPID, is the one to look for.",
        "In code: php.ParentPid.",
    ];

    /// <inheritdoc/>
    public override string Solution => """await lab.AnswerAsync("E05.1", php.ParentPid)""";

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<int>> Mistakes =>
    [
        new((pid, seen) => pid == seen.App.Pid, seen => $"{seen.App.Pid} is php itself: the column PID. Its parent stands beside it, under PPID."),
        new((pid, seen) => pid == seen.Pause.Pid, seen => $"{seen.Pause.Pid} is {seen.Pause.Command}. Compare its PPID with php's: it is not the parent, it has the same one."),
        new((pid, seen) => pid == seen.App.PidInside, _ => "That is a PID as the container itself counts. Here the node's numbers are asked for."),
    ];

    /// <inheritdoc/>
    protected override int Expected(Specimen specimen) => specimen.App.ParentPid;

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"php is process {specimen.App.Pid} on this node, and process {specimen.App.ParentPid} started it.";
}
