using PodLab.Anatomy;
using PodLab.Nodes;

namespace PodLab.Exercises.Lesson05;

/// <summary>The pause container is a container as well.</summary>
public sealed class PauseOwnNamespaces : TypesExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.6";

    /// <inheritdoc/>
    public override string Question => "And which types does the pause process have for itself?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Its PID stands in several rows. In some of them NPROCS is 1: only pause is in there.",
        "In code: namespaces.Where(n => n.Pid == sibling.Pid && n.ProcessCount == 1), where sibling is the pause process.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var pauseOwn = namespaces.Where(n => n.Pid == sibling.Pid && n.ProcessCount == 1);
        await lab.AnswerAsync("E05.6", pauseOwn.Select(n => n.Type))
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<IReadOnlySet<NamespaceType>>> Mistakes =>
    [
        new(
            (types, seen) => types.IsProperSupersetOf(Expected(seen)),
            _ => "Some of those have NPROCS 2: php is in there, too. Which hold pause alone?"),
        new(
            (types, seen) => types.SetEquals(OwnNamespaces.OwnershipOf(seen.App, NamespaceOwnership.Own)),
            _ => "That is what php has for itself. Read the rows with pause's PID; this one may differ."),
    ];

    /// <inheritdoc/>
    protected override IReadOnlySet<NamespaceType> Expected(Specimen specimen) =>
        OwnNamespaces.OwnershipOf(specimen.Pause, NamespaceOwnership.Own);

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"{InWords(Expected(specimen))}. By the same token pause is a container: a process that sees its own files and its own process numbers.";
}
