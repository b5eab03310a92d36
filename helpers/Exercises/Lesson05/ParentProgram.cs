namespace PodLab.Exercises.Lesson05;

/// <summary>The parent is the container runtime's shim, not the kubelet and not containerd.</summary>
public sealed class ParentProgram : WordExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.2";

    /// <inheritdoc/>
    public override string Question => "Which program is that parent?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Look for the line whose PID is php's PPID, and read its CMD up to the first space, without the folders.",
        "In code: processes.Single(p => p.Pid == php.ParentPid).Program.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var parent = processes.Single(p => p.Pid == php.ParentPid);
        await lab.AnswerAsync("E05.2", parent.Program)
        """;

    /// <inheritdoc/>
    protected override string ExpectedForm => "the name of a program";

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<string>> Mistakes =>
    [
        new((word, _) => Same(word, "containerd"), _ => "Close: containerd asked for it. But containerd does not start containers itself; look at the exact name in the parent's line."),
        new((word, _) => Same(word, "kubelet"), _ => "The kubelet gave the order, over the container runtime interface. Who carried it out? Look at the parent's line."),
        new((word, seen) => Same(word, ProgramOf(seen.Pause.Command)), _ => "That one has the same parent as php; it is not the parent itself."),
    ];

    /// <inheritdoc/>
    protected override bool IsRight(string answer, Specimen specimen) =>
        specimen.FindProcess(specimen.App.ParentPid) is { } parent && (Same(ProgramOf(answer), parent.Program) || Same(answer, parent.Command));

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{specimen.FindProcess(specimen.App.ParentPid)?.Program} is a shim: containerd starts one for the pod, and the shim, with runc, "
        + "starts the pod's containers and stays as their parent. containerd can be restarted without ending them.";

    private static string ProgramOf(string words) => words.Split(' ')[0] is var first ? first[(first.LastIndexOf('/') + 1)..] : "";
}
