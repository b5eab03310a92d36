using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>The pid namespaces of a pod's processes as nested boxes, each with the numbers that count in it.</summary>
internal static class PidLevelDrawing
{
    public static Drawing Of(PodAnatomy pod, IReadOnlyList<ProcessLevels> rows, MachineView? machine)
    {
        var nested = new NestedPids(rows);
        LinuxNamespace? own = pod.NodeNamespaces.TryGetValue(NamespaceType.Pid, out var found) ? found : null;
        var isAbove = machine is { IsRead: true };
        var node = new Panel(Role.Surroundings,
        [
            new TextBlock($"level 1: node {pod.Node}", TextStyle.Title),
            .. Grid(nested.Of(own).Select(row => Process(row, pod))),
            .. Grid(nested.Tops(own).Select(ns => Box(ns, nested, pod))),
        ]);
        return new Drawing(
            $"The pid namespaces of pod {pod.Name}",
            $"{Counted.Of(nested.Deepest + (machine?.LevelsAbove ?? 0), "level")} of pid namespaces; a process has a number at its own level and at each level around it.",
            new Panel(Role.Paper,
            [
                .. isAbove ? (Block[])[new TextBlock("the machine that PodLab runs on", TextStyle.Title), new PanelGrid([node])] : [new PanelGrid([node])],
                new TextBlock($"Each line of numbers goes from {(isAbove ? "the machine" : "the node")} down to the process's own level.", TextStyle.Note, MaximumLines: 2),
            ])).With(pod.Notes);
    }

    private static Panel Box(LinuxNamespace ns, NestedPids nested, PodAnatomy pod)
    {
        var rows = nested.Of(ns);
        var level = rows[0].Level;
        return new(level == 2 ? Role.Subject : Role.Part,
        [
            new TextBlock(level == 2 ? $"level 2: {pod.SecondLevel} {rows[0].Process.Container}" : $"level {level}", TextStyle.Title),
            new TextBlock($"{ns}", TextStyle.Note),
            new PanelGrid([.. rows.Select(row => Process(row, pod))], Math.Min(2, rows.Count)),
            .. Grid(nested.In(ns).Select(inner => Box(inner, nested, pod))),
        ]);
    }

    private static Panel Process(ProcessLevels row, PodAnatomy pod) => new(Role.Inner,
    [
        new TextBlock(row.Process.Command, TextStyle.Code, MaximumLines: 2),
        new TextBlock(string.Join(" → ", row.Pids), TextStyle.Note, MaximumLines: 2),
        .. pod.PartNotes.MarksOf(row.Process) is { Length: > 0 } marks ? [new TextBlock(marks, TextStyle.Mark)] : (Block[])[],
    ]);

    private static IEnumerable<Block> Grid(IEnumerable<Panel> panels) => panels.ToList() is { Count: > 0 } some ? [new PanelGrid(some)] : [];
}

/// <summary>The nesting of pid namespaces, derived from the processes.</summary>
/// <param name="rows">The processes.</param>
internal sealed class NestedPids(IReadOnlyList<ProcessLevels> rows)
{
    private readonly ILookup<LinuxNamespace?, ProcessLevels> _members = rows.ToLookup(row => row.Process.FindNamespace(NamespaceType.Pid));
    private readonly Dictionary<int, ProcessLevels> _byPid = rows.ToDictionary(row => row.Process.Pid);

    /// <summary>The number of levels, including the node's.</summary>
    public int Deepest => rows.Select(row => row.Level).Append(1).Max();

    /// <summary>The processes with that namespace as their own, in the order of their numbers on the node.</summary>
    public IReadOnlyList<ProcessLevels> Of(LinuxNamespace? ns) => ns is null ? [] : [.. _members[ns].OrderBy(row => row.Process.Pid)];

    /// <summary>The namespaces nested in that one.</summary>
    public IEnumerable<LinuxNamespace> In(LinuxNamespace outer) => Known.Where(ns => ParentOf(ns) == outer);

    /// <summary>The namespaces that aren't nested in any other namespace of the processes, without the node's own.</summary>
    public IEnumerable<LinuxNamespace> Tops(LinuxNamespace? node) => Known.Where(ns => ns != node && ParentOf(ns) is var parent && (parent is null || parent == node));

    private IEnumerable<LinuxNamespace> Known => _members.Select(members => members.Key).OfType<LinuxNamespace>();

    // Process 1 is started from the namespace around its own. Its parent stays there, and so does the process that adopts it as an orphan.
    private LinuxNamespace? ParentOf(LinuxNamespace ns) =>
        _members[ns].FirstOrDefault(row => row.Process.PidInside == 1) is { } first && _byPid.TryGetValue(first.Process.ParentPid, out var parent)
            && parent.Level == first.Level - 1 ? parent.Process.FindNamespace(NamespaceType.Pid) : null;
}
