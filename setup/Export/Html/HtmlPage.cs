namespace PodLab.Setup.Export;

/// <summary>
/// One self-contained HTML page from an executed notebook: nothing loaded, nothing that depends on when the page is made, and no script
/// unless there is a chart in it.
/// </summary>
internal static class HtmlPage
{
    private static readonly Lazy<string> _style = new(ReadStyle);

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="facts">What the page's first lines say about the run.</param>
    /// <param name="link">Where the notebook is, seen from the page. By default they are in the same folder.</param>
    public static string Render(Notebook notebook, PageFacts facts, string? link = null)
    {
        string[] anchors = [.. notebook.Cells.Select((_, index) => $"cell-{index + 1}")];
        var parts = new PageParts([.. anchors, "content", "contents"]);
        var (writer, texts, cells) = (new CellHtml(parts), FoldedText.Of(notebook.Cells), new StringBuilder());
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            cells.Append(writer.Render(cell, anchors[index], texts[index]));
        }

        AppendSection(cells, parts, "Notes", parts.Notes.IsEmpty ? "" : parts.Notes.Render());
        AppendSection(cells, parts, "How the exercises went", parts.Exercises.IsEmpty ? "" : parts.Exercises.Render());
        return TerminalText.WholeCharacters(Frame(notebook, facts, link, parts, cells.ToString()));
    }

    private static void AppendSection(StringBuilder cells, PageParts parts, string title, string content)
    {
        if (content.Length > 0)
        {
            cells.Append($"<section class=\"text\">\n<h2 id=\"{parts.Headings.Add(2, title)}\">{title}</h2>\n{content}</section>\n");
        }
    }

    // A script may run only if it has one of these hashes.
    private static string Policy(bool hasCharts) =>
        $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; {(hasCharts ? $"{PlotlyScript.Policy}; " : "")}base-uri 'none'; form-action 'none'";

    private static string Frame(Notebook notebook, PageFacts facts, string? link, PageParts parts, string cells)
    {
        var file = Path.GetFileName(notebook.Path);
        var title = HtmlText.Encode(TerminalText.Plain(parts.Headings.Title ?? Path.GetFileNameWithoutExtension(file)));
        var url = HtmlText.Encode(string.Join('/', (link ?? file).Split('/', '\\').Select(Uri.EscapeDataString)));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(!parts.Charts.IsEmpty)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{title} · PodLab</title>
            <style>
            {_style.Value}</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the text</a>
            <header>
            <p class="name"><span class="product">PodLab</span> {title}</p>
            <p>{HtmlText.Encode(facts.Words())}</p>
            <p>From the notebook <a href="{url}">{HtmlText.Encode(TerminalText.Plain(file))}</a>. Run it yourself: <code>podlab run {HtmlText.Encode(TerminalText.Plain(file))}</code></p>
            </header>
            <nav aria-labelledby="contents">
            <p id="contents">Contents</p>
            <ul>
            {parts.Headings.Render()}</ul>
            </nav>
            <main id="content">
            {cells}</main>
            {(parts.Charts.IsEmpty ? "" : PlotlyScript.Elements)}</body>
            </html>

            """;
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }
}
