namespace PodLab.Setup.Export;

/// <summary>C# source as HTML with exactly the source as its text, colored by the compiler's own tokens.</summary>
internal static class ColoredCode
{
    /// <summary>The source as HTML.</summary>
    public static string Render(string source)
    {
        var (html, end) = (new StringBuilder(), 0);
        foreach (var (name, start, length) in CodeSpans.Of(source))
        {
            html.Append(HtmlText.Encode(source[end..start])).Append($"<span class=\"{name}\">{HtmlText.Encode(source.Substring(start, length))}</span>");
            end = start + length;
        }

        return html.Append(HtmlText.Encode(source[end..])).ToString();
    }
}
