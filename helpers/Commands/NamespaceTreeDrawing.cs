using PodLab.Rendering.Drawings;

namespace PodLab.Commands;

/// <summary>A node's trees of pid and user namespaces as nested boxes.</summary>
internal static class NamespaceTreeDrawing
{
    private const int ChildrenShown = 12;
    private const double PanelWidth = 262;

    public static Drawing Of(NamespaceTree tree) => new(
        $"How the Linux namespaces of node {tree.Node} nest",
        $"{Count(tree, NamespaceType.Pid)} pid and {Count(tree, NamespaceType.User)} user namespaces; the other six types do not nest.",
        new Panel(Role.Paper,
        [
            new TextBlock($"node {tree.Node}", TextStyle.Title),
            new PanelGrid([Section(tree, NamespaceType.Pid, "pid namespaces: the outer one sees the processes of those in it")]),
            new PanelGrid([Section(tree, NamespaceType.User, "user namespaces: each owns everything that was created in it")]),
        ]));

    private static int Count(NamespaceTree tree, NamespaceType type) => tree.Namespaces.Count(entry => entry.Row.Namespace.Type == type);

    private static Panel Section(NamespaceTree tree, NamespaceType type, string title) =>
        new(Role.Surroundings, [new TextBlock(title, TextStyle.Title), .. Grid(tree, tree.Roots(type), [])]);

    // Parents can't form a cycle. But the node's data is only text, so a namespace is never drawn inside itself.
    private static IEnumerable<Block> Grid(NamespaceTree tree, IReadOnlyList<NestedNamespace> entries, IReadOnlyList<LinuxNamespace> outer)
    {
        var panels = entries.Where(entry => !outer.Contains(entry.Row.Namespace)).Select(entry => Panel(tree, entry, outer)).ToList();
        if (panels.Count == 0)
        {
            return [];
        }

        var shown = panels.Count <= ChildrenShown + 1 ? panels.Count : ChildrenShown;
        var isFlat = entries.All(entry => tree.Children(entry.Row.Namespace).Count == 0);
        var grid = new PanelGrid(panels[..shown], isFlat ? Math.Min(3, shown) : 1, isFlat ? PanelWidth : null);
        return shown == panels.Count ? [grid] : [grid, new FoldedPanels($"and {panels.Count - shown} more", panels[shown..])];
    }

    private static Panel Panel(NamespaceTree tree, NestedNamespace entry, IReadOnlyList<LinuxNamespace> outer)
    {
        var ns = entry.Row.Namespace;
        var isRoot = outer.Count == 0;
        return new Panel(
            isRoot ? Role.Subject : outer.Count == 1 ? Role.Part : Role.Inner,
            [
                new TextBlock($"{ns}", TextStyle.Title),
                new TextBlock(entry.Row.Pid is { } pid ? $"PID {pid} {entry.Row.Command}" : "no process of its own", TextStyle.Code, MaximumLines: 2),
                new TextBlock(Counted.Of(entry.Row.ProcessCount, "process", "processes"), TextStyle.Note),
                .. isRoot ? [new TextBlock($"parent: {entry.Parent.Words}", TextStyle.Note)] : (Block[])[],
                new TextBlock($"owner: {entry.Owner.Words}", TextStyle.Note),
                .. ns.Type == NamespaceType.User ? [new TextBlock(Owned(tree, ns), TextStyle.Note, MaximumLines: 2)] : (Block[])[],
                .. Grid(tree, tree.Children(ns), [.. outer, ns]),
            ]);
    }

    private static string Owned(NamespaceTree tree, LinuxNamespace user) =>
        tree.OwnedBy(user).GroupBy(entry => entry.Row.Namespace.Type).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.ShortName}").ToList() is { Count: > 0 } owned
            ? $"owns {string.Join(", ", owned)}"
            : "owns nothing that is seen here";
}
