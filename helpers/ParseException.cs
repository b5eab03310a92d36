namespace PodLab;

/// <summary>
/// Output of a node did not have the form it should have: <c>ps output, line 14, column PPID: found "x", expected a number.</c>
/// </summary>
/// <param name="source">What was read: <c>ps output</c>.</param>
/// <param name="line">The line, from 1; null where lines say nothing (a field deep in JSON).</param>
/// <param name="field">The column or JSON path; null when it is the line as a whole.</param>
/// <param name="found">What stood there.</param>
/// <param name="expected">What should have stood there, "a number" say.</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public sealed class ParseException(
    string source, int? line, string? field, string found, string expected, Exception? innerException = null)
    : PodLabException(Describe(source, line, field, found, expected), innerException)
{
    private const int LongestQuote = 120;

    /// <summary>What was read.</summary>
    public string ReadFrom { get; } = source;

    /// <summary>The line, from 1.</summary>
    public int? Line { get; } = line;

    /// <summary>The column or JSON path.</summary>
    public string? Field { get; } = field;

    /// <summary>What stood there.</summary>
    public string Found { get; } = found;

    /// <summary>What should have stood there.</summary>
    public string Expected { get; } = expected;

    private static string Describe(string source, int? line, string? field, string found, string expected)
    {
        var place = line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        var part = field is null ? "" : $", {field}";
        var quoted = found.Length == 0 ? "nothing" : $"\"{ShortText.StartOf(found, LongestQuote)}\"";
        return $"{source}{place}{part}: found {quoted}, expected {expected}.";
    }
}
