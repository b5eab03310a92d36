using System.Net;
using PodLab.Nodes.Shells;

namespace PodLab.Nodes;

/// <summary>A shell's command and its result. It's displayed as in a terminal, with standard error marked.</summary>
public sealed class ShellResult : Displayable
{
    private const int MostLines = 200;
    private const int TabWidth = 8;

    // errno(3): EPERM, EROFS, and ENOSPC, which a new Linux namespace gets if the node allows no more of them (namespaces(7)).
    private static readonly string[] _refusals = ["Operation not permitted", "Read-only file system", "No space left on device"];

    private readonly ShellAnswer _answer;

    internal ShellResult(string shell, string command, ShellAnswer answer, TimeSpan duration) =>
        (Shell, Command, _answer, Duration) = (shell, command, answer, duration);

    /// <summary>The shell's name.</summary>
    public string Shell { get; }

    /// <summary>The line.</summary>
    public string Command { get; }

    /// <summary>Standard output, as UTF-8 (invalid bytes are U+FFFD); its first megabyte.</summary>
    public string Output => _answer.Output;

    /// <summary>Standard error as UTF-8 (invalid bytes are U+FFFD); its first megabyte.</summary>
    public string Error => _answer.Error;

    /// <summary>The exit code; 127 if there is no such command.</summary>
    public int ExitCode => _answer.ExitCode;

    /// <summary>Wall time until the result arrived.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The action that the node refused, and what the learner can do; null if it refused nothing.</summary>
    internal string? Refusal => ExitCode == 0 || !_refusals.Any(Error.Contains) ? null
        : $"This node refuses `{Command}`: {Error.Trim().Split('\n')[^1]}. Continue with the next cell. Steps that need this one don't work on this cluster; "
            + "a replay has them: `Lab.OpenAsync(\"recorded:NN\")`, NN for the lesson's number.";

    /// <inheritdoc/>
    public override string ToHtml() => $"<pre><code><strong>{HtmlText.EncodeAttribute(Prompt[0])}</strong>"
        + $"{string.Concat(Prompt.Skip(1).Concat(Lines()).Select(line => $"\n{WebUtility.HtmlEncode(line)}"))}</code></pre>\n";

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Prompt.Concat(Lines()).Select(line => $"{line}\n"));

    private IReadOnlyList<string> Prompt =>
        [.. Command.ReplaceLineEndings("\n").Split('\n').Select((line, i) => VisibleText.Of($"{(i == 0 ? $"{Shell}$" : ">")} {line}"))];

    private IEnumerable<string> Lines() =>
    [
        .. Shown(Output),
        .. Shown(Error).Select(line => $"stderr │ {line}"),
        .. ExitCode == 0 ? (string[])[] : [string.Create(CultureInfo.InvariantCulture, $"(exit code {ExitCode})")],
        .. _answer.Dropped == 0 ? (string[])[] : [string.Create(CultureInfo.InvariantCulture,
            $"(It printed {_answer.Dropped:N0} more bytes. Only the first {ShellOutput.Longest:N0} bytes of each output are kept.)")],
        .. _answer.HasEnded ? (string[])["(The shell has ended.)"] : [],
    ];

    private static IEnumerable<string> Shown(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var lines = (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
        var shown = lines.Take(MostLines).Select(line => ShortText.StartOf(VisibleText.Of(WithoutTabs(line.TrimEnd('\r'))), 1000));
        return lines.Length <= MostLines ? shown
            : shown.Append(string.Create(
                CultureInfo.InvariantCulture, $"… ({lines.Length - MostLines:N0} more lines; see `.Output` and `.Error`)"));
    }

    private static string WithoutTabs(string line)
    {
        for (int tab; (tab = line.IndexOf('\t', StringComparison.Ordinal)) >= 0;)
        {
            line = string.Concat(line.AsSpan(0, tab), new string(' ', TabWidth - (tab % TabWidth)), line.AsSpan(tab + 1));
        }

        return line;
    }
}
