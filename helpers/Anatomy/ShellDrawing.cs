using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>Two shells and their Linux namespaces, drawn from the current <c>/proc/PID/ns</c>.</summary>
public static class ShellDrawing
{
    private const string Legend = "● only this shell's · ◆ both shells' · ○ the node's";

    /// <summary>Draws two shells of one node. Used in lesson 01.</summary>
    /// <param name="one">The shell on the left.</param>
    /// <param name="two">The shell on the right.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public static async Task<Drawing> OfAsync(NodeShell one, NodeShell two, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(two);
        var ofNode = (await one.Node.ProcessNamespacesAsync(1, cancellation)).ToDictionary(row => row.Type, row => row.Namespace);
        var (left, right) = (await ReadAsync(one, cancellation), await ReadAsync(two, cancellation));
        return new(
            $"Shells {one} and {two} on node {one.Node}",
            $"Shell {one} is in {Counted.Of(Own(left).Count(), "Linux namespace")} other than the node's, shell {two} in {Own(right).Count()}.",
            new Panel(Role.Surroundings,
            [
                new TextBlock($"node {one.Node}", TextStyle.Title),
                new PanelGrid([Of(one, left, right), Of(two, right, left)], Columns: 2),
                new TextBlock(Legend, TextStyle.Note),
            ]));

        IEnumerable<ProcessNamespace> Own(Membership of) => of.Namespaces.Where(row => row.Namespace != ofNode[row.Type]);

        Panel Of(NodeShell shell, Membership mine, Membership others)
        {
            var own = Own(mine).ToList();
            return new(own.Count == 0 ? Role.Part : Role.Subject,
            [
                new TextBlock($"shell {shell}", TextStyle.Title),
                new TextBlock(mine.Pids, TextStyle.Code),
                .. own.Count == 0 ? [] : (Block[])[new TagRow("other than the node's", [.. own.Select(row => TagOf(row, others))])],
                new TagRow("the node's", [.. mine.Namespaces.Except(own).Select(row => new Tag("○", row.Type.ShortName, "", Number(row),
                    $"○ {row.Type.ShortName} {Number(row)}", Role.Surroundings))]),
            ]);
        }

        static Tag TagOf(ProcessNamespace row, Membership others)
        {
            var (symbol, role) = others.Namespaces.Contains(row) ? ("◆", Role.Subject) : ("●", Role.Inner);
            return new(symbol, row.Type.ShortName, "", Number(row), $"{symbol} {row.Type.ShortName} {Number(row)}", role);
        }
    }

    private static string Number(ProcessNamespace row) => row.Namespace is { } ns ? $"{ns.Inode}" : "unknown";

    private static async Task<Membership> ReadAsync(NodeShell shell, CancellationToken cancellation)
    {
        var namespaces = await shell.Node.ProcessNamespacesAsync(shell.Pid, cancellation);
        var pids = (await shell.Node.StatusAsync(shell.Pid, cancellation)).SingleOrDefault(field => field.Name == "NSpid")?.Value.Split('\t');
        return new(namespaces, pids is [.., var inside] && pids.Length > 1 ? $"PID {shell.Pid}, inside {inside}" : $"PID {shell.Pid}");
    }

    private sealed record Membership(IReadOnlyList<ProcessNamespace> Namespaces, string Pids);
}
