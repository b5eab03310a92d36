namespace PodLab.Rendering;

/// <summary>A cell of an HTML table.</summary>
/// <param name="Html">Its content, encoded.</param>
/// <param name="Scope">For a header, the kind of cells under it: <c>col</c> or <c>row</c>.</param>
internal sealed record HtmlCell(string Html, string? Scope = null)
{
    public bool IsNumber { get; init; }

    /// <summary>The whole text, if the content is shortened.</summary>
    public string? Title { get; init; }

    public int Span { get; init; } = 1;
}

/// <summary>
/// The only code that writes a table as HTML. The table reads well without a style sheet, because GitHub removes <c>style</c> and keeps
/// <c>align</c>. VS Code has a rule that aligns <c>th</c> to the right, and only an inline style overrides it.
/// </summary>
internal static class HtmlTable
{
    // A caption doesn't wrap, so that a narrow table doesn't break it into many lines.
    private const string CaptionStart = "<table>\n<caption align=\"left\" style=\"text-align:left;white-space:nowrap\">";

    public static string Render<TRow>(Table<TRow> table)
    {
        var lines = TableGrid.Of(table).Select(line => line.Select(ToHtml).ToList()).ToList();
        List<HtmlCell> nothing = [new(TextTable.NoRows) { Span = lines[0].Count }];
        var html = new StringBuilder(Render(HtmlText.Encode(table.Caption), lines[0], table.Count == 0 ? [nothing] : lines[1..]));
        foreach (var explanation in table.Explanations)
        {
            html.Append("<p>").Append(HtmlText.Encode(explanation)).Append("</p>\n");
        }

        return table.TerminalLine is not { } line ? html.ToString()
            : html.Append("<p>In a terminal: <code>").Append(HtmlText.EncodeAttribute(line)).Append("</code></p>\n").ToString();
    }

    /// <summary>A table of cells.</summary>
    /// <param name="caption">Its caption, encoded.</param>
    /// <param name="header">The line of headers; empty for none.</param>
    /// <param name="body">The lines below.</param>
    public static string Render(string caption, IReadOnlyCollection<HtmlCell> header, IEnumerable<IEnumerable<HtmlCell>> body)
    {
        var html = new StringBuilder(CaptionStart).Append(caption).Append("</caption>\n");
        if (header.Count > 0)
        {
            AppendLine(html.Append("<thead>"), header).Append("</thead>\n");
        }

        html.Append("<tbody>\n");
        foreach (var line in body)
        {
            AppendLine(html, line).Append('\n');
        }

        return html.Append("</tbody>\n</table>\n").ToString();
    }

    private static HtmlCell ToHtml(TableCell cell)
    {
        var shown = cell.IsWhole ? cell.Text : ShortText.Of(cell.Text);
        var html = HtmlText.Encode(shown);
        return new(cell.IsMarked ? $"<mark>{html}</mark>" : html, cell.Scope)
        {
            IsNumber = cell.IsNumber,
            Title = shown.Length < cell.Text.Length ? cell.Text : null,
        };
    }

    private static StringBuilder AppendLine(StringBuilder html, IEnumerable<HtmlCell> line)
    {
        html.Append("<tr>");
        foreach (var cell in line)
        {
            AppendCell(html, cell);
        }

        return html.Append("</tr>");
    }

    private static void AppendCell(StringBuilder html, HtmlCell cell)
    {
        // A header without a word, as over a column of signs, would be nothing to a screen reader.
        var scope = cell.Html.Length == 0 ? null : cell.Scope;
        var (element, alignment) = (scope is null ? "td" : "th", cell.IsNumber ? "right" : "left");
        html.Append('<').Append(element).Append(scope is null ? "" : $" scope=\"{scope}\"")
            .Append(CultureInfo.InvariantCulture, $" align=\"{alignment}\" style=\"text-align:{alignment}\"")
            .Append(cell.Span == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" colspan=\"{cell.Span}\""))
            .Append(cell.Title is null ? "" : $" title=\"{HtmlText.EncodeAttribute(cell.Title)}\"")
            .Append('>').Append(cell.Html).Append("</").Append(element).Append('>');
    }
}
