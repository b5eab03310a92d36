using PodLab.Nodes;

namespace PodLab.Exercises.Lesson05;

/// <summary>From the sight of one container to a prediction about two.</summary>
public sealed class OneMoreContainer : NumberExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.9";

    /// <inheritdoc/>
    public override string Question =>
        "If your manifest had one container more, with one process in it, which NPROCS would the pod's net namespace show?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "The net namespace belongs to the pod, and every process of every container of the pod is in it. How many are there now?",
        "In code: pod.ProcessCount(php's net namespace) + 1.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var net = namespaces.Of(pod).Single(n => n.Type == "net");
        await lab.AnswerAsync("E05.9", net.ProcessCount + 1)
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<int>> Mistakes =>
    [
        new((count, seen) => count == Expected(seen) - 1, _ => "That is what it shows now. The new container's process joins the same net namespace."),
        new((count, _) => count == 1, _ => "A container does not get a net namespace of its own: it joins the pod's."),
    ];

    /// <inheritdoc/>
    protected override int Expected(Specimen specimen) =>
        specimen.App.FindNamespace(NamespaceType.Net) is { } net ? specimen.Pod.ProcessCounts[net] + 1
            : throw new PodLabException($"The net namespace of process {specimen.App.Pid} on {specimen.Pod.Node} could not be read: not permitted.");

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{Expected(specimen)}: the {Expected(specimen) - 1} that are in it now and the new one. A pod grows by processes, not by namespaces of type net, uts or ipc.";
}
