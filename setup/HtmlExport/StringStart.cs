namespace PodLab.Setup.HtmlExport;

/// <summary>How a string literal begins: <c>"</c>, <c>@"</c>, <c>$"</c>, <c>$@"</c>, <c>"""</c>, <c>$$"""</c>.</summary>
/// <param name="Length">All of the beginning: prefix and quotes.</param>
/// <param name="Quotes">How many quotes, and so how many end it.</param>
/// <param name="Dollars">How many dollar signs; 0 when nothing is interpolated.</param>
/// <param name="IsVerbatim">Whether it has an <c>@</c>.</param>
internal readonly record struct StringStart(int Length, int Quotes, int Dollars, bool IsVerbatim)
{
    private const int FewestRawQuotes = 3;

    public bool IsRaw => !IsVerbatim && Quotes >= FewestRawQuotes;

    /// <summary>The beginning of the string at this place, or null where none begins.</summary>
    public static StringStart? Find(string source, int position)
    {
        var end = position;
        while (end < source.Length && source[end] is '$' or '@')
        {
            end++;
        }

        var prefix = source.AsSpan(position, end - position);
        var quotes = source.AsSpan(end).IndexOfAnyExcept('"') is >= 0 and var other ? other : source.Length - end;
        if (quotes == 0)
        {
            return null;
        }

        var isVerbatim = prefix.Contains('@');
        // Two quotes are an empty string, which the second one ends.
        var opening = quotes >= FewestRawQuotes && !isVerbatim ? quotes : 1;
        return new(prefix.Length + opening, opening, prefix.Count('$'), isVerbatim);
    }
}
