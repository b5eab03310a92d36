using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// Pods side by side on their nodes. Each container's own Linux namespaces are in its box, each pod's on its edge, the node's next to the pods.
/// </summary>
internal static class SideBySideDrawing
{
    private const int Columns = 3;

    public static Drawing Of(IReadOnlyList<PodAnatomy> pods) => new(
        $"{(pods.Count == 1 ? "Pod" : "Pods")} {WordList.Of(pods.Select(pod => pod.Name))} side by side",
        string.Join(' ', pods.Select(Sentence)),
        new Panel(Role.Paper,
        [
            new PanelGrid([.. pods.GroupBy(pod => pod.Node).Select(onNode => Node(onNode.Key, [.. onNode]))]),
            .. AnatomyDrawing.Legends(pods.Any(AnatomyDrawing.IsOpen)),
        ]));

    private static string Sentence(PodAnatomy pod) =>
        $"{pod.Name} has {Counted.Of(pod.Containers.Count, "container")}, which {(pod.SharedNamespaces.Count == 0
            ? "share no Linux namespace of their own"
            : $"share {WordList.Of(pod.SharedNamespaces.Select(ns => ns.Type.ShortName))}")}.{Spaced(AnatomyTags.HostSentence(pod))}";

    private static string Spaced(string sentence) => sentence.Length == 0 ? "" : $" {sentence}";

    private static Panel Node(string name, IReadOnlyList<PodAnatomy> pods)
    {
        var columns = Math.Min(Columns, pods.Count);
        return new(Role.Surroundings,
        [
            new TextBlock($"node {name}", TextStyle.Title),
            .. AnatomyTags.Row("Linux namespaces of the node that processes of these pods are in", AnatomyTags.OfNode(pods)),
            new PanelGrid([.. pods.Select(Pod)], columns, columns < Columns ? 360 : 276),
        ]);
    }

    private static Panel Pod(PodAnatomy pod) => AnatomyDrawing.Pod(
        pod, [new PanelGrid([.. pod.Containers.Select(container => ContainerPanel.Of(pod, container))])], "Shared by the pod's containers");
}
