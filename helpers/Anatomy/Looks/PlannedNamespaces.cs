using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// The owners of the Linux namespaces that a pod's processes would be in, judged only by its manifest. (Kubernetes:
/// <see href="https://github.com/kubernetes/cri-api/blob/master/pkg/apis/runtime/v1/api.proto">NamespaceOption of the CRI</see>.)
/// </summary>
internal static class PlannedNamespaces
{
    private const string Legend = "Planned from the manifest; nothing was applied. ● own: only the container's; ◆ pod: shared by its containers; ○ node: the node's; "
        + "? unknown: for cgroup, the node's version of cgroups and the container's rights decide. With a RuntimeClass, another runtime may behave differently. "
        + "Most container runtimes add pause.";

    private static readonly Column<PlannedMemberships>[] _columns =
    [
        new("CONTAINER", row => row.Container),
        .. NamespaceTypes.All.Select(type => new Column<PlannedMemberships>(type.ShortName, row => $"{row.Owners[type].Symbol} {row.Owners[type].Word}")),
    ];

    public static IReadOnlyList<PlannedMemberships> Of(V1Pod pod) =>
    [
        Row("pause", ContainerRole.Pause, "", pod.Spec),
        .. (pod.Spec.InitContainers ?? []).Select(c => Row(c.Name, c.RestartPolicy == "Always" ? ContainerRole.Sidecar : ContainerRole.Init, c.Image, pod.Spec)),
        .. (pod.Spec.Containers ?? []).Select(c => Row(c.Name, ContainerRole.App, c.Image, pod.Spec)),
    ];

    public static Table<PlannedMemberships> Matrix(V1Pod pod) =>
        new($"Pod {pod.Metadata.Name}: the Linux namespaces of each container, as planned", _columns, Of(pod)) { Legend = Legend, TurnsWhenWide = true };

    public static Drawing Drawing(V1Pod pod)
    {
        var rows = Of(pod);
        return new(
            $"Pod {pod.Metadata.Name}, as planned",
            $"The pod would hold {Counted.Of(rows.Count, "container")}, {WordList.Of(rows.Select(row => row.Container))}.",
            new Panel(Role.Paper, [new PanelGrid([Node(pod, rows)]), new TextBlock(Legend, TextStyle.Note, MaximumLines: 5)]));
    }

    private static PlannedMemberships Row(string name, ContainerRole role, string? image, V1PodSpec spec) => new(name, role, image ?? "", new Dictionary<NamespaceType, NamespaceOwnership>
    {
        [NamespaceType.Cgroup] = NamespaceOwnership.Unknown,
        [NamespaceType.Ipc] = spec.HostIPC == true ? NamespaceOwnership.Node : NamespaceOwnership.Pod,
        [NamespaceType.Mnt] = NamespaceOwnership.Own,
        [NamespaceType.Net] = spec.HostNetwork == true ? NamespaceOwnership.Node : NamespaceOwnership.Pod,
        [NamespaceType.Pid] = spec.HostPID == true ? NamespaceOwnership.Node : spec.ShareProcessNamespace == true ? NamespaceOwnership.Pod : NamespaceOwnership.Own,
        [NamespaceType.Time] = NamespaceOwnership.Node,
        [NamespaceType.User] = spec.HostUsers == false ? NamespaceOwnership.Pod : NamespaceOwnership.Node,
        [NamespaceType.Uts] = spec.HostNetwork == true ? NamespaceOwnership.Node : NamespaceOwnership.Pod,
    });

    private static Panel Node(V1Pod pod, IReadOnlyList<PlannedMemberships> rows) => new(
        Role.Surroundings,
        [
            new TextBlock("a node", TextStyle.Title),
            new TextBlock($"○ the node's: {Names(rows, NamespaceOwnership.Node)}", TextStyle.Note, MaximumLines: 2),
            new PanelGrid(
            [
                new Panel(
                    Role.Subject,
                    [
                        new TextBlock($"pod {pod.Metadata.Name}", TextStyle.Title),
                        new TextBlock($"◆ shared by its containers: {Names(rows, NamespaceOwnership.Pod)}", TextStyle.Note, MaximumLines: 2),
                        new PanelGrid([.. rows.Select(Container)], Math.Min(rows.Count, 3), rows.Count < 3 ? 322 : 246),
                    ]),
            ]),
        ]);

    private static Panel Container(PlannedMemberships row) => new(
        Role.Part,
        [
            new TextBlock(row.Container, TextStyle.Title),
            new TextBlock(row.Role.Title, TextStyle.Note, MaximumLines: 2),
            .. row.Image.Length == 0 ? [] : (Block[])[new TextBlock(row.Image, TextStyle.Note, MaximumLines: 2)],
            new TextBlock($"● its own: {Names([row], NamespaceOwnership.Own)}", TextStyle.Note, MaximumLines: 2),
        ])
    {
        IsDashed = row.Role == ContainerRole.Pause,
    };

    private static string Names(IReadOnlyList<PlannedMemberships> rows, NamespaceOwnership ownership) => NamespaceTypes.All
        .Where(type => rows.Any(row => row.Owners[type] == ownership)).Select(type => type.ShortName).ToList() is { Count: > 0 } names ? WordList.Of(names) : "none";
}
