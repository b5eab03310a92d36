namespace PodLab.Setup.Export;

/// <summary>Text as HTML.</summary>
internal static class HtmlText
{
    /// <summary>The text, character by character, for an element's content or for an attribute in double quotes.</summary>
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
