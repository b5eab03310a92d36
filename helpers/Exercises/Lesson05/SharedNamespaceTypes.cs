using PodLab.Anatomy;
using PodLab.Nodes;

namespace PodLab.Exercises.Lesson05;

/// <summary>What makes containers a pod.</summary>
public sealed class SharedNamespaceTypes : TypesExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.7";

    /// <inheritdoc/>
    public override string Question => "Of which types are the Linux namespaces that php and pause share with each other, and with nobody else?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Among the pod's rows, look for NPROCS 2.",
        "In code: the TYPE of namespaces.Of(pod).Where(n => n.ProcessCount == 2).",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var shared = namespaces.Of(pod).Where(n => n.ProcessCount == 2);
        await lab.AnswerAsync("E05.7", shared.Select(n => n.Type))
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<IReadOnlySet<NamespaceType>>> Mistakes =>
    [
        new(
            (types, seen) => types.Overlaps(OwnNamespaces.OwnershipOf(seen.App, NamespaceOwnership.Node)),
            seen => $"{InWords(OwnNamespaces.OwnershipOf(seen.App, NamespaceOwnership.Node))} belong to the whole node: every process here is in there, not only these two."),
        new(
            (types, seen) => types.Overlaps(OwnNamespaces.OwnershipOf(seen.App, NamespaceOwnership.Own)),
            _ => "One of those each has for itself: look at NPROCS."),
    ];

    /// <inheritdoc/>
    protected override IReadOnlySet<NamespaceType> Expected(Specimen specimen) =>
        OwnNamespaces.OwnershipOf(specimen.App, NamespaceOwnership.Pod);

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{InWords(Expected(specimen))}: one network, one host name, one place for shared memory and message queues. These are the pod.";
}
