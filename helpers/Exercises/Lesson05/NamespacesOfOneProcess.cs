using PodLab.Nodes;

namespace PodLab.Exercises.Lesson05;

/// <summary>lsns shows php in a few rows; /proc shows that it is a member of one namespace of each type.</summary>
public sealed class NamespacesOfOneProcess : NumberExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.8";

    /// <inheritdoc/>
    public override string Question => "Of how many Linux namespaces is php a member, all types counted?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Not only of those where lsns prints its PID: a process is always in exactly one namespace of each type. Count php's row in the matrix.",
        "There are eight types: namespaces(7).",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var memberships = await node.ProcessNamespacesAsync(php.Pid);
        await lab.AnswerAsync("E05.8", memberships.Count)
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<int>> Mistakes =>
    [
        new(
            (count, seen) => count == OwnNamespaces.OwnershipOf(seen.App, Anatomy.NamespaceOwnership.Own).Count,
            _ => "So many rows of lsns show php's PID. But lsns names a namespace once, under its lowest PID: where is php's net namespace?"),
    ];

    /// <inheritdoc/>
    protected override int Expected(Specimen specimen) => specimen.App.Memberships.Count(membership => membership.Namespace is not null);

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{Expected(specimen)}: one of each type the Linux kernel of this node has. Own, the pod's, or the node's: that is all the difference.";
}
