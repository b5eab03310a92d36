using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// One self-contained HTML page from an executed notebook: no script, nothing loaded, nothing that depends on when or where the
/// page is made.
/// </summary>
internal static class HtmlPage
{
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The page.</summary>
    /// <param name="notebook">A notebook of format 4, executed or not.</param>
    /// <param name="title">What the browser's tab says.</param>
    /// <param name="facts">What the page's first lines say of the run.</param>
    public static string Render(JsonNode notebook, string title, HtmlPageFacts facts)
    {
        var headings = new HeadingList();
        var exercises = new ExerciseList();
        var cells = new StringBuilder();
        foreach (var cell in new PageNotebook(notebook).Cells)
        {
            cells.Append(CellHtml.Render(cell, headings, exercises));
        }

        if (!exercises.IsEmpty)
        {
            var heading = headings.Add(2, "How the exercises went");
            cells.Append($"<section class=\"text\">\n<h2 id=\"{heading.Anchor}\">{heading.Text}</h2>\n{exercises.Render()}</section>\n");
        }

        return Frame(title, facts, headings.Render(), cells.ToString());
    }

    private static string Frame(string title, HtmlPageFacts facts, string contents, string cells) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
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
        <p>{FactLine(facts)}</p>
        </header>
        <nav aria-labelledby="contents">
        <p id="contents">Contents</p>
        <ul>
        {contents}</ul>
        </nav>
        <main id="content">
        {cells}</main>
        </body>
        </html>

        """;

    private static string FactLine(HtmlPageFacts facts)
    {
        var words = new List<string> { "An executed notebook" };
        if (facts.RanAt is { } ranAt)
        {
            words.Add(ranAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture));
        }

        if (facts.Duration is { } duration)
        {
            words.Add($"ran {Durations.Words(duration)}");
        }

        if (!string.IsNullOrEmpty(facts.ToolVersion))
        {
            words.Add($"PodLab {facts.ToolVersion}");
        }

        return string.Join(" · ", words.Select(Html.Encode));
    }
}
