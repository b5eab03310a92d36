using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// The pod as a figure: node ⊃ pod ⊃ containers ⊃ processes. Each Linux namespace is drawn where it belongs: a container's own in its box,
/// the pod's on its edge, the node's outside the pod.
/// </summary>
internal static class AnatomyDrawing
{
    private const string Legend = "● own: only one container's · ◆ pod: shared by its containers · ○ node: the node's";
    private const string DashedLegend = "A dashed pod is not kept apart from the node in the usual way.";

    public static Drawing Of(PodAnatomy pod) => new Drawing(
        $"Pod {pod.Name}, taken apart",
        $"{Summary(pod)} {AnatomyTags.HostSentence(pod)}".TrimEnd(),
        new Panel(Role.Paper, [new PanelGrid([Node(pod)]), .. Legends(IsOpen(pod))])).With(pod.Notes);

    private static string Summary(PodAnatomy pod) =>
        $"On node {pod.Node} the pod holds {Counted.Of(pod.Containers.Count, "container")}, {string.Join(", ", pod.Containers.Select(c => c.Name))}; "
        + (pod.SharedNamespaces.Count == 0
            ? "they share no Linux namespace of their own."
            : $"they share the Linux namespaces {string.Join(", ", pod.SharedNamespaces)}.");

    /// <summary>The legend for the symbols, and for dashed pods if there are any.</summary>
    public static IEnumerable<TextBlock> Legends(bool isAnyOpen) =>
        isAnyOpen ? [new(Legend, TextStyle.Note), new(DashedLegend, TextStyle.Note)] : [new(Legend, TextStyle.Note)];

    private static Panel Node(PodAnatomy pod) => new(
        Role.Surroundings,
        [
            new TextBlock($"node {pod.Node}", TextStyle.Title),
            .. AnatomyTags.Row("Linux namespaces of the node that processes of this pod are in", AnatomyTags.UsualOfNode(pod)),
            .. AnatomyTags.Row($"Not kept apart from the node{AnatomyTags.HostWords(pod)}", AnatomyTags.UnusualOfNode(pod)),
            new PanelGrid([Pod(pod, Grids(pod), "Shared by the pod's containers: what makes them a pod")]),
        ]);

    /// <summary>The pod's box.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="containers">The boxes of its containers.</param>
    /// <param name="sharing">The heading for the namespaces that the containers share.</param>
    public static Panel Pod(PodAnatomy pod, IEnumerable<PanelGrid> containers, string sharing)
    {
        var shared = AnatomyTags.Shared(pod);
        return new Panel(
            Role.Subject,
            [
                new TextBlock($"pod {pod.Name}", TextStyle.Title),
                new TextBlock($"Kubernetes namespace {pod.Namespace} · {(pod.PodIP is { } ip ? $"IP {ip}" : "no IP")}", TextStyle.Note),
                .. PodVariants.Lines(pod),
                .. shared.Count == 0 ? [new TextBlock("Its containers share no Linux namespaces of their own.", TextStyle.Note)] : (Block[])[],
                .. containers,
            ])
        {
            Edge = shared.Count == 0 ? null : new TagRow(sharing, shared),
            IsDashed = IsOpen(pod),
        };
    }

    /// <summary>Whether it uses one of the node's Linux namespaces that pods usually don't share.</summary>
    public static bool IsOpen(PodAnatomy pod) => AnatomyTags.UnusualOfNode(pod).Count > 0;

    private static IEnumerable<PanelGrid> Grids(PodAnatomy pod)
    {
        var panels = pod.Containers.Select(container => ContainerPanel.Of(pod, container)).ToList();
        var columns = panels.Count switch
        {
            <= 3 => panels.Count,
            4 => 2,
            _ => 3,
        };

        // A single box in the last row looks lost. Then pause, which comes first and differs from the others, gets its own row.
        return panels.Count > columns && panels.Count % columns == 1 && pod.Pause is not null
            ? [new PanelGrid(panels[..1]), Grid(panels[1..], columns)]
            : [Grid(panels, columns)];
    }

    private static PanelGrid Grid(IReadOnlyList<Panel> panels, int columns) => new(panels, columns, columns < 3 ? 322 : 246);
}

/// <summary>A container in the pod's figure: its processes, then its own Linux namespaces.</summary>
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
            .. AnatomyTags.Row("Owner unknown", AnatomyTags.OfContainer(pod, container, NamespaceOwnership.Unknown)),
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

        var panels = container.Processes.Select(process => Process(pod, container, process)).Concat(container.Zombies.Select(Zombie)).ToList();
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

    private static Panel Zombie(PodProcess process) => new(
        Role.Notice,
        [
            new TextBlock(process.Command, TextStyle.Code, MaximumLines: 2),
            new TextBlock($"PID {process.Pid} on the node: a zombie", TextStyle.Note),
            new TextBlock($"It has ended. Its parent, PID {process.ParentPid}, hasn't read its exit status.", TextStyle.Note, MaximumLines: 2),
        ])
    {
        IsDashed = true,
    };

    private static string Level(PodAnatomy pod, PodProcess process, int level) =>
        level < process.PidsByLevel.Count - 1 ? "in between"
        : process.Membership(NamespaceType.Pid) is { Ownership: NamespaceOwnership.Pod, Namespace: { } pid } && pod.IsOfWholePod(pid) ? "in the pod"
        : "in the container";
}
