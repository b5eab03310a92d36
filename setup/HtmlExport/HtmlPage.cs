using System.Text;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// One self-contained HTML page from an executed notebook: nothing loaded, nothing that depends on when or where the page is made, and no script unless there is a
/// chart in it.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The page.</summary>
    /// <param name="notebook">A notebook of format 4, executed or not.</param>
    /// <param name="title">What the browser's tab says.</param>
    /// <param name="facts">What the page's first lines say of the run.</param>
    public static string Render(JsonNode notebook, string title, HtmlPageFacts facts)
    {
        var parts = new PageParts();
        var cells = new StringBuilder();
        foreach (var cell in new PageNotebook(notebook).Cells)
        {
            cells.Append(CellHtml.Render(cell, parts));
        }

        if (!parts.Notes.IsEmpty)
        {
            AppendSection(cells, parts, "Notes", parts.Notes.Render());
        }

        if (!parts.Exercises.IsEmpty)
        {
            AppendSection(cells, parts, "How the exercises went", parts.Exercises.Render());
        }

        return Frame(title, facts, parts, cells.ToString());
    }

    private static void AppendSection(StringBuilder cells, PageParts parts, string title, string content)
    {
        var heading = parts.Headings.Add(2, title);
        cells.Append($"<section class=\"text\">\n<h2 id=\"{heading.Anchor}\">{heading.Text}</h2>\n{content}</section>\n");
    }

    // A script may run only if it has one of these hashes.
    private static string Policy(bool hasCharts) =>
        $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; {(hasCharts ? $"{PlotlyScript.Policy}; " : "")}base-uri 'none'; form-action 'none'";

    private static string Frame(string title, HtmlPageFacts facts, PageParts parts, string cells) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy(!parts.Charts.IsEmpty)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Html.Encode(title)}</title>
        <style>
        {PageStyle.Text}</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the text</a>
        <header>
        <p>{Html.Encode(facts.Words())}</p>
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
