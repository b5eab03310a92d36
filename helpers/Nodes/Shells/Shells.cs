using PodLab.Nodes.Shells;

namespace PodLab;

/// <summary>Shows the commands and results of one or two shells on a node.</summary>
public static class Shells
{
    /// <summary>The commands and results of two shells, side by side.</summary>
    /// <param name="one">The shell on the left.</param>
    /// <param name="two">The shell on the right.</param>
    /// <param name="last">The number of last commands to show.</param>
    public static Displayable Side(NodeShell one, NodeShell two, int last = 5) => new Transcripts([one, two], last);

    /// <summary>A shell's last commands and results.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="last">The number of last commands to show.</param>
    public static Displayable Of(NodeShell shell, int last = 5) => new Transcripts([shell], last);

    /// <summary>
    /// Ends open shells with everything that they started. A cell that opens a shell can be run again if it first closes the earlier one of that
    /// name. Used in lesson 08.
    /// </summary>
    /// <param name="names">Their names; without names, all shells that this kernel has open.</param>
    /// <returns>The number of closed shells.</returns>
    public static async Task<int> CloseAsync(params IReadOnlyList<string> names)
    {
        var closing = OpenShells.OfNames(names);
        foreach (var shell in closing)
        {
            await shell.DisposeAsync();
        }

        return closing.Count;
    }

    private sealed class Transcripts : Displayable
    {
        private readonly (string Title, ShellResult[] Results)[] _shells;

        // A copy of the current results: an output doesn't change when its shell continues.
        public Transcripts(NodeShell[] shells, int last) => _shells = [.. shells.Select(shell => (
            $"Shell {shell.Name}, PID {shell.Pid} on node {shell.Node}", shell.Results.TakeLast(last).ToArray()))];

        public override string ToHtml() => "<div style=\"display: flex; gap: 2em; flex-wrap: wrap\">"
            + string.Concat(_shells.Select(shell =>
                $"<div><strong>{HtmlText.Encode(shell.Title)}</strong>\n"
                + $"{string.Concat(shell.Results.Select(result => result.ToHtml()))}</div>")) + "</div>\n";

        public override string ToString()
        {
            string[][] columns = [.. _shells.Select(shell => (string[])
                [shell.Title, .. shell.Results.SelectMany(result => result.ToString().TrimEnd('\n').Split('\n'))])];
            var width = columns.Length == 1 ? 0 : columns[0].Max(line => line.Length);
            return string.Concat(Enumerable.Range(0, columns.Max(column => column.Length)).Select(row =>
                string.Join("  │ ", columns.Select(column => (column.ElementAtOrDefault(row) ?? "").PadRight(width))).TrimEnd() + "\n"));
        }
    }
}
