namespace PodLab.Setup.Export;

/// <summary>
/// One self-contained HTML page from an executed notebook. It loads nothing, doesn't depend on when it is made, and has no script
/// unless it has a chart. Only a page of the course's folder loads plotly.js, from that folder.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="facts">Facts about the run, for the page's first lines.</param>
    /// <param name="link">Where the notebook is, seen from the page. By default they are in the same folder.</param>
    /// <param name="command">The command that writes the page again; null for a page of a notebook.</param>
    /// <param name="place">Where the page is in the course's folder; null for a page of its own.</param>
    public static string Render(Notebook notebook, PageFacts facts, string? link = null, string? command = null, PlaceInCourse? place = null)
    {
        string[] anchors = [.. notebook.Cells.Select((_, index) => $"cell-{index + 1}")];
        var parts = new PageParts([.. anchors, "content", "contents"], place);
        var (writer, texts, cells) = (new CellHtml(parts), FoldedText.Of(notebook.Cells), new StringBuilder());
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            cells.Append(writer.Render(cell, anchors[index], texts[index]));
        }

        AppendSection(cells, parts, "Notes", parts.Notes.IsEmpty ? "" : parts.Notes.Render());
        if (AppendSection(cells, parts, "How the exercises went", parts.Exercises.IsEmpty ? "" : parts.Exercises.Render()) is { } went && place is not null)
        {
            cells.Insert(0, parts.Exercises.RenderSummary(went));
        }

        return TerminalText.WholeCharacters(Frame(notebook, facts, Origin(notebook, link, command, place), parts, cells.ToString(), place));
    }

    // Returns the section's name in links; null without a section.
    private static string? AppendSection(StringBuilder cells, PageParts parts, string title, string content)
    {
        if (content.Length == 0)
        {
            return null;
        }

        var anchor = parts.Headings.Add(2, title);
        cells.Append($"<section class=\"text\">\n<h2 id=\"{anchor}\">{title}</h2>\n{content}</section>\n");
        return anchor;
    }

    // A script may run only if it has one of these hashes.
    private static IEnumerable<string> Sources(PageParts parts, PlaceInCourse? place)
    {
        string[] scripts = [.. parts.Charts.IsEmpty ? [] : PlotlyScript.Sources(place is not null), .. place?.Runs?.Scripts ?? []];
        return
        [
            "img-src data:", "style-src 'unsafe-inline'",
            .. scripts.Length == 0 ? [] : new[] { $"script-src {string.Join(' ', scripts.Distinct())}" },
            .. place?.Runs?.Files.OtherSources ?? [],
        ];
    }

    private static string Origin(Notebook notebook, string? link, string? command, PlaceInCourse? place)
    {
        if (place is not null)
        {
            return place.Lesson is { File: var lesson } ? $"Run it yourself: <code>setup/podlab run {lesson[..2]}</code>" : "";
        }

        if (command is not null)
        {
            return $"Look again: <code>{HtmlText.Encode(TerminalText.Plain(command))}</code>";
        }

        var file = Path.GetFileName(notebook.Path);
        var url = HtmlText.Encode(string.Join('/', (link ?? file).Split('/', '\\').Select(Uri.EscapeDataString)));
        var name = HtmlText.Encode(TerminalText.Plain(file));
        return $"From the notebook <a href=\"{url}\">{name}</a>. Run it yourself: <code>podlab run {name}</code>";
    }

    private static string Frame(Notebook notebook, PageFacts facts, string origin, PageParts parts, string cells, PlaceInCourse? place)
    {
        var file = Path.GetFileName(notebook.Path);
        var title = HtmlText.Encode(TerminalText.Plain(parts.Headings.Title ?? Path.GetFileNameWithoutExtension(file)));
        return $"""
            {PageHead.Render(title, Sources(parts, place))}
            <body>
            <a class="skip" href="#content">Skip to the text</a>
            <header>
            <p class="name"><span class="product">PodLab</span> {title}</p>
            <p>{HtmlText.Encode(facts.Words())}</p>
            {(origin.Length > 0 ? $"<p>{origin}</p>\n" : "")}</header>
            {place?.Links("Course")}<nav aria-labelledby="contents">
            <p id="contents">Contents</p>
            <ul>
            {parts.Headings.Render()}</ul>
            </nav>
            <main id="content">
            {place?.Runs?.Render()}{cells}{place?.Links("Course, again")}</main>
            {(parts.Charts.IsEmpty ? "" : PlotlyScript.Elements(place is not null))}{place?.Runs?.Files.Render()}</body>
            </html>

            """;
    }
}
