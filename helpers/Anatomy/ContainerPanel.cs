using PodLab.Nodes;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A container in the pod's figure: its processes, then the Linux namespaces that are its own.</summary>
internal static class ContainerPanel
{
    private const int ProcessesShown = 5;

    public static Panel Of(PodAnatomy pod, PodContainer container) => new(
        Role.Part,
        [
            new TextBlock(PodNotes.Join(container.Name, pod.PartNotes.MarksOf(container)), TextStyle.Title),
            new TextBlock(container.Role.Describe(container.RestartCount), TextStyle.Note, MaximumLines: 2),
            .. container.Image.Length == 0 ? [] : (Block[])[new TextBlock(container.Image, TextStyle.Note, MaximumLines: 2)],
            .. Processes(pod, container),
            .. AnatomyTags.Row("Its own Linux namespaces", AnatomyTags.OfContainer(pod, container, NamespaceOwnership.Own)),
            .. AnatomyTags.Row("Whose these are is unknown", AnatomyTags.OfContainer(pod, container, NamespaceOwnership.Unknown)),
        ])
    {
        IsDashed = container.Role == ContainerRole.Pause,
    };

    private static IEnumerable<Block> Processes(PodAnatomy pod, PodContainer container)
    {
        if (container.Processes.Count == 0)
        {
            return [new TextBlock("not running: no processes", TextStyle.Note)];
        }

        var panels = container.Processes.Select(process => Process(pod, container, process)).ToList();
        var shown = panels.Count <= ProcessesShown + 1 ? panels.Count : ProcessesShown;
        var grid = new PanelGrid(panels[..shown]);
        return shown == panels.Count ? [grid] : [grid, new FoldedPanels($"and {panels.Count - shown} more processes", panels[shown..])];
    }

    private static Panel Process(PodAnatomy pod, PodContainer container, PodProcess process)
    {
        var elsewhere = process.Memberships
            .Where(membership => membership.Namespace is not null)
            .Where(membership => container.FirstProcess!.FindNamespace(membership.Type) != membership.Namespace)
            .Select(membership => membership.Namespace.ToString());
        return new Panel(
            Role.Inner,
            [
                new TextBlock(process.Command, TextStyle.Code, MaximumLines: 2),
                new TextBlock($"PID {process.Pid} on the node", TextStyle.Note),
                .. process.PidsByLevel.Skip(1).Select((pid, i) => new TextBlock($"PID {pid} {Level(pod, process, i + 1)}", TextStyle.Note)),
                .. elsewhere.Any() ? [new TextBlock($"moved to {string.Join(", ", elsewhere)}", TextStyle.Note, MaximumLines: 3)] : (Block[])[],
                .. pod.PartNotes.MarksOf(process) is { Length: > 0 } marks ? [new TextBlock(marks, TextStyle.Mark, MaximumLines: 2)] : (Block[])[],
            ]);
    }

    private static string Level(PodAnatomy pod, PodProcess process, int level) =>
        level < process.PidsByLevel.Count - 1 ? "in between"
        : process.Membership(NamespaceType.Pid) is { Ownership: NamespaceOwnership.Pod, Namespace: { } pid } && pod.IsOfWholePod(pid) ? "in the pod"
        : "in the container";
}
