using System.Text;

namespace PodLab.Setup.HtmlExport;

/// <summary>A cell of the notebook as HTML: text, or code with what came out of it in one frame.</summary>
internal static class CellHtml
{
    public static string Render(PageCell cell, PageParts parts) => cell.Kind switch
    {
        "markdown" => $"<section class=\"text\" id=\"cell-{cell.Position}\">\n{MarkdownText.Render(cell.Source, parts.Headings, cell.Attachments)}</section>\n",
        "code" when cell.Source.Length > 0 || cell.Outputs.Count > 0 => Code(cell, parts),
        "raw" when cell.Source.Length > 0 => $"<section class=\"text\"><pre tabindex=\"0\">\n{Html.Encode(cell.Source)}</pre></section>\n",
        _ => "",
    };

    private static string Code(PageCell cell, PageParts parts)
    {
        var anchor = $"cell-{cell.Position}";
        var number = cell.Count is { } count ? $" {count}" : "";
        var html = new StringBuilder();
        html.Append($"<section class=\"code\" id=\"{anchor}\" role=\"group\" aria-label=\"Code{number}\">\n<div class=\"in\">\n");
        html.Append($"<p class=\"label\">In{number}{Timing(cell)}</p>\n");
        html.Append($"<pre tabindex=\"0\"><code>{ColouredCode.Render(cell.Source)}</code></pre>\n</div>\n");
        var isFirst = true;
        foreach (var output in cell.Outputs)
        {
            var shown = OutputHtml.Render(output, parts.Charts);
            var outcome = parts.Exercises.Note(NotebookJson.Field(output, "data"), anchor);
            parts.Notes.Note(NotebookJson.Field(output, "data"), anchor);
            if (shown.Length > 0)
            {
                var label = isFirst ? $"<p class=\"label\">Out{number}</p>\n" : "";
                html.Append($"<div class=\"out{(outcome is null ? "" : $" exercise {outcome}")}\">\n{label}{shown}</div>\n");
                isFirst = false;
            }
        }

        return html.Append("</section>\n").ToString();
    }

    private static string Timing(PageCell cell) => cell.Run is { } run ? $" <span class=\"time\">{Durations.Words(run.Duration)}</span>" : "";
}
