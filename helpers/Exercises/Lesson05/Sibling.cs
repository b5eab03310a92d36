namespace PodLab.Exercises.Lesson05;

/// <summary>Somebody else has the same parent: the pause container that nobody asked for.</summary>
public sealed class Sibling : NumberExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.3";

    /// <inheritdoc/>
    public override string Question => "Which other process has the same parent as php? Give its PID.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Look down the column PPID for php's parent's number. It stands there more than once.",
        "In code: processes.Single(p => p.ParentPid == php.ParentPid && p.Pid != php.Pid).Pid.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var sibling = processes.Single(p => p.ParentPid == php.ParentPid && p.Pid != php.Pid);
        await lab.AnswerAsync("E05.3", sibling.Pid)
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<int>> Mistakes =>
    [
        new((pid, seen) => pid == seen.App.Pid, _ => "That is php itself. Who else has its parent?"),
        new((pid, seen) => pid == seen.App.ParentPid, seen => $"{seen.App.ParentPid} is the parent. Which other process names {seen.App.ParentPid} under PPID?"),
    ];

    /// <inheritdoc/>
    protected override int Expected(Specimen specimen) => specimen.Pause.Pid;

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{specimen.Pause.Command}, process {specimen.Pause.Pid}, is php's sibling. You did not ask for it: the container runtime added it.";
}
