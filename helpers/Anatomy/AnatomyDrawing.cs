using PodLab.Nodes;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// The pod as a figure: node ⊃ pod ⊃ containers ⊃ processes. Each Linux namespace stands where it belongs: a container's own in its box,
/// the shared ones on the pod's edge, the node's outside the pod.
/// </summary>
internal static class AnatomyDrawing
{
    private const string Legend = "● own: one container's alone · ◆ pod: shared by its containers · ○ node: the node's";

    public static Drawing Of(PodAnatomy pod) => new Drawing(
        $"Pod {pod.Name}, taken apart",
        $"{Summary(pod)} {AnatomyTags.HostSentence(pod)}".TrimEnd(),
        new Panel(Tone.Paper, [new PanelGrid([Node(pod)]), new Words(Legend, TextStyle.Note)])).With(pod.Notes);

    private static string Summary(PodAnatomy pod) =>
        $"On node {pod.Node} the pod holds {Containers(pod.Containers.Count)}, {string.Join(", ", pod.Containers.Select(c => c.Name))}; "
        + (pod.SharedNamespaces.Count == 0
            ? "they share no Linux namespace of their own."
            : $"they share the Linux namespaces {string.Join(", ", pod.SharedNamespaces)}.");

    private static Panel Node(PodAnatomy pod) => new(
        Tone.Grey,
        [
            new Words($"node {pod.Node}", TextStyle.Title),
            .. AnatomyTags.Row("Linux namespaces of the node that processes of this pod are in", AnatomyTags.UsualOfNode(pod)),
            .. AnatomyTags.Row($"Not kept apart from the node{AnatomyTags.HostWords(pod)}", AnatomyTags.UnusualOfNode(pod)),
            new PanelGrid([Pod(pod)]),
        ]);

    private static Panel Pod(PodAnatomy pod)
    {
        var columns = pod.Containers.Count switch
        {
            <= 3 => pod.Containers.Count,
            4 => 2,
            _ => 3,
        };
        var shared = AnatomyTags.Shared(pod);
        return new Panel(
            Tone.Blue,
            [
                new Words($"pod {pod.Name}", TextStyle.Title),
                new Words($"Kubernetes namespace {pod.Namespace} · {(pod.PodIP is { } ip ? $"IP {ip}" : "no IP")}", TextStyle.Note),
                .. shared.Count == 0 ? [new Words("Its containers share no Linux namespaces of their own.", TextStyle.Note)] : (Block[])[],
                new PanelGrid([.. pod.Containers.Select(c => ContainerPanel.Of(pod, c))], columns, columns < 3 ? 322 : 246),
            ])
        {
            Edge = shared.Count == 0 ? null : new TagRow("Shared by the pod's containers: what makes them a pod", shared),
            IsDashed = pod.Processes.Any(process => process.Membership(NamespaceType.Net).Ownership == NamespaceOwnership.Node),
        };
    }

    private static string Containers(int count) => count == 1 ? "1 container" : $"{count} containers";
}
