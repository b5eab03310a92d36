namespace PodLab.Rendering.Charts;

/// <summary>
/// Captured text for plotly.js, which reads a little HTML in labels (<c>&lt;b&gt;</c>, <c>&lt;a href&gt;</c>), entities, and, where MathJax is
/// loaded, formulas between dollar signs.
/// </summary>
internal static class FigureText
{
    public static string Encode(string text) => ShortText.Of(VisibleText.Of(text))
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("$", "&#36;", StringComparison.Ordinal);
}
