using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// Two moments of a pod side by side: the parts that are the same in both, those that are gone later, and the new ones. The node's own Linux
/// namespaces, which pods don't change, are left out.
/// </summary>
internal static class AnatomyChangeDrawing
{
    private const double Width = 372;
    private const string Legend = "= the same before and after · − gone afterward · + new, even if the Linux kernel reused a number";

    public static Drawing Of(PodAnatomy before, PodAnatomy after)
    {
        var (earlier, later) = (new PodMoment(before, after, "Before", "−", Role.Surroundings), new PodMoment(after, before, "After", "+", Role.Notice));
        return new(
            $"Pod {before.Name} before and after",
            $"The same: {Names(later.Parts(areSame: true))}. Gone: {Names(earlier.Parts(areSame: false))}. New: {Names(later.Parts(areSame: false))}.",
            new Panel(Role.Paper, [new PanelGrid([earlier.Panel(), later.Panel()], Columns: 2, Width), new TextBlock(Legend, TextStyle.Note)]));
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } joined ? joined : "nothing";
}

/// <summary>One of the two moments.</summary>
/// <param name="shown">The pod at this moment.</param>
/// <param name="other">The pod at the other moment.</param>
/// <param name="title">"Before" or "After".</param>
/// <param name="sign">The sign for parts that only this moment has.</param>
/// <param name="role">The role of those parts in the drawing.</param>
internal sealed class PodMoment(PodAnatomy shown, PodAnatomy other, string title, string sign, Role role)
{
    /// <summary>The parts of this moment, in words: those that the other one also has, or those that it doesn't.</summary>
    public IEnumerable<string> Parts(bool areSame) =>
    [
        .. shown.SharedNamespaces.Where(ns => IsSame(ns, HasSameSandbox) == areSame).Select(ns => $"the pod's {ns.Type.ShortName}"),
        .. shown.Containers.Where(container => IsSame(container) == areSame && container.Processes.Count > 0).Select(container => $"the process of {container.Name}"),
        .. shown.Containers.SelectMany(container => Own(container).Where(ns => IsSame(ns, IsSame(container)) == areSame).Select(ns => $"{container.Name}'s {ns.Type.ShortName}")),
    ];

    public Panel Panel()
    {
        var tags = shown.SharedNamespaces.Select(ns => Tag(ns, HasSameSandbox, Role.Subject)).ToList();
        return new Panel(
            Role.Subject,
            [
                new TextBlock($"{title}: pod {shown.Name}", TextStyle.Title),
                new TextBlock(shown.PodIP is { } ip ? $"{(ip == other.PodIP ? "=" : sign)} IP {ip}" : "no IP", TextStyle.Note),
                new PanelGrid([.. shown.Containers.Select(Panel)]),
            ])
        {
            Edge = tags.Count == 0 ? null : new TagRow("Shared by the pod's containers", tags),
        };
    }

    private Panel Panel(PodContainer container)
    {
        var isSame = IsSame(container);
        return new(
            Role.Part,
            [
                new TextBlock($"{(isSame ? "=" : sign)} {container.Name}", TextStyle.Title),
                new TextBlock(container.Role.Describe(container.RestartCount), TextStyle.Note, MaximumLines: 2),
                container.FirstProcess is { } first ? new PanelGrid([Panel(first, isSame)]) : new TextBlock("not running: no processes", TextStyle.Note),
                .. AnatomyTags.Row("Its own Linux namespaces", [.. Own(container).Select(ns => Tag(ns, isSame, Role.Part))]),
            ])
        {
            IsDashed = container.Role == ContainerRole.Pause,
        };
    }

    private Panel Panel(PodProcess process, bool isSame) => new(
        isSame ? Role.Inner : role,
        [
            new TextBlock(process.Command, TextStyle.Code, MaximumLines: 2),
            new TextBlock($"{(isSame ? "=" : sign)} PID {process.Pid} on the node", TextStyle.Note),
        ]);

    private Tag Tag(LinuxNamespace ns, bool isSameOwner, Role sameRole)
    {
        var isSame = IsSame(ns, isSameOwner);
        var mark = isSame ? "=" : sign;
        return new(mark, ns.Type.ShortName, "", $"{ns.Inode}", $"{mark} {ns}", isSame ? sameRole : role);
    }

    private bool HasSameSandbox => shown.Uid == other.Uid && shown.Pause?.Id == other.Pause?.Id;

    private bool IsSame(PodContainer container) => other.Containers.Any(one => one.Role == container.Role && one.Id == container.Id);

    // The same number isn't proof. With its owner gone, a namespace is gone, and the Linux kernel reuses its number.
    private bool IsSame(LinuxNamespace ns, bool isSameOwner) => isSameOwner && other.ProcessCount(ns) > 0;

    private static List<LinuxNamespace> Own(PodContainer container) => PodAnatomy.Distinct(container.Processes, NamespaceOwnership.Own);
}
