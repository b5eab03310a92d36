using PodLab.Anatomy;
using PodLab.Nodes;

namespace PodLab.Exercises.Lesson05;

/// <summary>What makes php's process a container.</summary>
public sealed class OwnNamespaces : TypesExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.5";

    /// <inheritdoc/>
    public override string Question => "Of which types are the Linux namespaces that php has for itself?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "lsns lists a namespace under the process with the lowest PID in it. Which rows carry php's PID, with NPROCS 1?",
        "In code: the rows of namespaces.Where(n => n.Pid == php.Pid), their column TYPE.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var own = namespaces.Where(n => n.Pid == php.Pid);
        await lab.AnswerAsync("E05.5", own.Select(n => n.Type))
        """;

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<IReadOnlySet<NamespaceType>>> Mistakes =>
    [
        new(
            (types, seen) => types.SetEquals(OwnershipOf(seen.App, NamespaceOwnership.Pod)),
            _ => "Those are the ones that php shares with the pause container (NPROCS is more than 1). Which has it for itself?"),
        new(
            (types, seen) => types.Count == 2 && types.IsProperSubsetOf(OwnershipOf(seen.App, NamespaceOwnership.Own)),
            _ => "Those are right, and there is one more. A node with cgroup v2 gives each container one type more than older lessons say: read all rows with php's PID."),
        new(
            (types, _) => types.Count == NamespaceTypes.All.Count,
            _ => "php is a member of one namespace of each type, true. But most of them it shares. Which are its own?"),
    ];

    /// <inheritdoc/>
    protected override IReadOnlySet<NamespaceType> Expected(Specimen specimen) => OwnershipOf(specimen.App, NamespaceOwnership.Own);

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen)
    {
        var own = OwnershipOf(specimen.App, NamespaceOwnership.Own);
        var cgroup = own.Contains(NamespaceType.Cgroup)
            ? " The cgroup namespace comes with cgroup v2; on a node with cgroup v1 there are two, mnt and pid."
            : " On a node with cgroup v2 there is a third, cgroup.";
        return $"{InWords(own)}: its own root file system, its own process numbers. These are the container.{cgroup}";
    }

    internal static IReadOnlySet<NamespaceType> OwnershipOf(PodProcess process, NamespaceOwnership ownership) =>
        process.Memberships.Where(membership => membership.Ownership == ownership).Select(membership => membership.Type).ToHashSet();
}
