namespace PodLab.Anatomy;

/// <summary>Compares two moments of a pod.</summary>
internal static class AnatomyDiff
{
    private const string ThePod = "pod";

    public static Table<AnatomyChange> Of(PodAnatomy before, PodAnatomy after)
    {
        List<AnatomyChange> changes =
        [
            new(ThePod, "UID", before.Uid, after.Uid),
            new(ThePod, "IP", before.PodIP, after.PodIP),
            .. Compare(ThePod, before.SharedNamespaces, after.SharedNamespaces, IsAnother(before.Pause, after.Pause)),
            .. before.Containers.Concat(after.Containers).Select(container => (container.Name, container.Role)).Distinct()
                .SelectMany(key => Container(Find(before, key), Find(after, key), key.Name)),
        ];
        var same = changes.Count(change => change.IsSame);
        return new Table<AnatomyChange>(
            $"Pod {before.Name} before and after: {same} the same, {changes.Count - same} not",
            [
                new("OF", change => change.Subject),
                new("WHAT", change => change.Property),
                new("BEFORE", change => change.Before ?? "—"),
                new("AFTER", change => change.After ?? "—"),
                new("OUTCOME", change => change.Outcome),
            ],
            changes);
    }

    private static PodContainer? Find(PodAnatomy pod, (string Name, ContainerRole Role) key) =>
        pod.Containers.FirstOrDefault(container => container.Name == key.Name && container.Role == key.Role);

    private static IEnumerable<AnatomyChange> Container(PodContainer? before, PodContainer? after, string name) =>
    [
        new(name, "PID", Number(before?.FirstProcess?.Pid), Number(after?.FirstProcess?.Pid)),
        new(name, "restarts", Number(before?.RestartCount), Number(after?.RestartCount)),
        .. Compare(name, Own(before), Own(after), IsAnother(before, after)),
    ];

    // When a container ends, so do all its processes, and with them the namespaces that no other process is in.
    private static bool IsAnother(PodContainer? before, PodContainer? after) => before is not null && after is not null && before.Id != after.Id;

    private static List<LinuxNamespace> Own(PodContainer? container) =>
        PodAnatomy.Distinct(container?.Processes ?? [], NamespaceOwnership.Own);

    private static IEnumerable<AnatomyChange> Compare(
        string subject, IReadOnlyList<LinuxNamespace> before, IReadOnlyList<LinuxNamespace> after, bool areOthers) =>
        NamespaceTypes.All
            .Select(type => new AnatomyChange(subject, $"{type.ShortName} namespace", Join(before, type), Join(after, type), areOthers))
            .Where(change => change is not { Before: null, After: null });

    private static string? Join(IEnumerable<LinuxNamespace> namespaces, NamespaceType type) =>
        string.Join(" ", namespaces.Where(ns => ns.Type == type)) is { Length: > 0 } joined ? joined : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One thing about a pod, before and after: a row of <c>before.Diff(after)</c>.</summary>
/// <param name="Subject">The container's name, or <c>pod</c>.</param>
/// <param name="Property">The property: <c>PID</c>, <c>restarts</c>, <c>mnt namespace</c>.</param>
/// <param name="Before">Its value before; null if there was none.</param>
/// <param name="After">Its value after; null if there is none anymore.</param>
/// <param name="IsAnother">
/// Whether it's a different one even if the values are equal: the Linux kernel reuses a namespace's number once that namespace is gone.
/// </param>
public sealed record AnatomyChange(string Subject, string Property, string? Before, string? After, bool IsAnother = false)
{
    /// <summary>Whether it is the same before and after.</summary>
    public bool IsSame => Before == After && !IsAnother;

    /// <summary>
    /// Symbol and word: <c>= same</c>, <c>≠ changed</c>, <c>≠ new; the Linux kernel reused the old number</c>, <c>+ new</c>, <c>− gone</c>.
    /// </summary>
    public string Outcome => this switch
    {
        { IsSame: true } => "= same",
        { Before: null } => "+ new",
        { After: null } => "− gone",
        { IsAnother: true } when Before == After => "≠ new; the Linux kernel reused the old number",
        _ => "≠ changed",
    };
}
