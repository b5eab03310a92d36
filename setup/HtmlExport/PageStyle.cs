namespace PodLab.Setup.HtmlExport;

/// <summary>The page's style sheet, which the page carries in itself.</summary>
internal static class PageStyle
{
    private const string Resource = "page.css";

    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the tool.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
