namespace PodLab;

/// <summary>
/// A node's output didn't have the expected format: <c>ps output, line 14, column PPID: found "x", expected a number.</c>
/// </summary>
/// <param name="source">The text's origin, such as <c>ps output</c>.</param>
/// <param name="line">The line, from 1; null if a line number is no help (a field deep in JSON).</param>
/// <param name="field">The column or JSON path; null for the whole line.</param>
/// <param name="found">The text that was found there.</param>
/// <param name="expected">The text that was expected, for example "a number".</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public sealed class ParseException(
    string source, int? line, string? field, string found, string expected, Exception? innerException = null)
    : PodLabException(Describe(source, line, field, found, expected), innerException)
{
    private const int LongestQuote = 120;

    /// <summary>The text's origin.</summary>
    public string ReadFrom { get; } = source;

    /// <summary>The line, from 1.</summary>
    public int? Line { get; } = line;

    /// <summary>The column or JSON path.</summary>
    public string? Field { get; } = field;

    /// <summary>The text that was found there.</summary>
    public string Found { get; } = found;

    /// <summary>The text that was expected.</summary>
    public string Expected { get; } = expected;

    private static string Describe(string source, int? line, string? field, string found, string expected)
    {
        var place = line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        var part = field is null ? "" : $", {field}";
        var quoted = found.Length == 0 ? "nothing" : $"\"{ShortText.StartOf(found, LongestQuote)}\"";
        return $"{source}{place}{part}: found {quoted}, expected {expected}.";
    }
}
