namespace PodLab;

/// <summary>What shells on a node were told and what came back, one or two together.</summary>
public static class Shells
{
    /// <summary>What two shells were told and what came back, side by side.</summary>
    /// <param name="one">The shell on the left.</param>
    /// <param name="two">The shell on the right.</param>
    /// <param name="last">How many of their last commands.</param>
    public static Displayable Side(NodeShell one, NodeShell two, int last = 5) => new Transcripts([one, two], last);

    /// <summary>What a shell was told last, and what came back.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="last">How many of its last commands.</param>
    public static Displayable Of(NodeShell shell, int last = 5) => new Transcripts([shell], last);

    private sealed class Transcripts : Displayable
    {
        private readonly (string Title, ShellResult[] Results)[] _shells;

        // As they are now: an output does not change when its shell goes on.
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
