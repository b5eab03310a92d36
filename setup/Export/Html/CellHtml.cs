using AngleSharp.Dom;
using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>Cells as HTML: a text is a section; code is a section with its outputs in one frame.</summary>
internal sealed class CellHtml(PageParts parts)
{
    private readonly HtmlOutputs _outputs = new(parts.Charts);

    /// <summary>The cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="anchor">Its name in links.</param>
    /// <param name="text">Its text as HTML, split where a folded part begins or ends; empty if it isn't a text.</param>
    public string Render(NotebookCell cell, string anchor, IReadOnlyList<FoldedText.Part> text) => cell.Kind switch
    {
        CellKind.Markdown => Text(cell, anchor, text),
        CellKind.Code when cell.Source.Length > 0 || cell.Outputs.Count > 0 => Code(cell, anchor),
        CellKind.Raw when cell.Source.Length > 0 => $"<section class=\"text\"><pre tabindex=\"0\">\n{HtmlText.Encode(cell.Source)}</pre></section>\n",
        _ => "",
    };

    private string Text(NotebookCell cell, string anchor, IReadOnlyList<FoldedText.Part> text)
    {
        var (html, id) = (new StringBuilder(), $" id=\"{anchor}\"");
        foreach (var part in text)
        {
            var root = ForeignHtml.Parse(part.Html, url => Pictures.InCell(url, cell), keepsAnchors: true);
            if (part.Begins == FoldedText.Boundary.Fold)
            {
                var summary = root.FirstElementChild is { LocalName: "summary" } first ? first.OuterHtml : "";
                root.QuerySelector(":scope > summary")?.Remove();
                html.Append($"<details>{summary}\n");
            }
            else if (part.Begins == FoldedText.Boundary.EndOfFold)
            {
                html.Append("</details>\n");
            }

            parts.Lead(root);
            parts.Headings.Take(root);
            ScrollBox.AddTo(root);
            if (root.InnerHtml is var shown && !string.IsNullOrWhiteSpace(shown))
            {
                html.Append($"<section class=\"text\"{id}>\n{shown}</section>\n");
                id = "";
            }
        }

        return html.ToString();
    }

    private string Code(NotebookCell cell, string anchor)
    {
        var number = cell.ExecutionCount is { } count ? $" {count}" : "";
        var time = cell.Timing is { } timing ? $" <span class=\"time\">{PageFacts.Words(timing.Duration)}</span>" : "";
        var html = new StringBuilder();
        html.Append($"<section class=\"code\" id=\"{anchor}\" role=\"group\" aria-label=\"Code{number}\">\n");
        // A page of a pod has outputs without code.
        if (cell.Source.Length > 0)
        {
            html.Append($"<div class=\"in\">\n<p class=\"label\">In{number}{time}</p>\n");
            html.Append($"<pre tabindex=\"0\"><code>{ColoredCode.Render(cell.Source.ReplaceLineEndings("\n"))}</code></pre>\n</div>\n");
        }

        var label = cell.Source.Length > 0 ? $"<p class=\"label\">Out{number}</p>\n" : "";
        foreach (var output in cell.Outputs)
        {
            var shown = _outputs.Write(output);
            var outcome = parts.Note(output, anchor);
            if (shown.Length > 0)
            {
                html.Append($"<div class=\"out{(outcome is null ? "" : $" exercise {outcome}")}\">\n{label}{shown}</div>\n");
                label = "";
            }
        }

        return html.Append("</section>\n").ToString();
    }
}

/// <summary>Outputs as shown in the page.</summary>
internal sealed class HtmlOutputs(ChartList charts) : OutputWriter
{
    protected override string Stream(StreamOutput stream) => !stream.IsError ? Terminal(stream.Text)
        : $"<div class=\"stderr\"><p class=\"note\">Written to standard error</p>\n{Terminal(stream.Text)}</div>\n";

    protected override string Error(ErrorOutput error) => $"""
        <div class="error"><p><strong>✘ Error: {Inline(error.Name)}</strong></p>
        <p class="message">{Inline(error.Message)}</p>
        {Terminal(string.Join('\n', error.Traceback))}</div>

        """;

    protected override string Bundle(MimeBundle data) => charts.Render(data, Shown(data)) ?? base.Bundle(data);

    protected override string Markup(IElement html, MimeBundle data)
    {
        if (data.Text(MimeTypes.DarkDrawing) is { } dark && html.QuerySelector("img") is { } light)
        {
            OfferDark(light, Pictures.DataUrl(Pictures.Svg, dark)!);
        }

        ScrollBox.AddTo(html);
        return $"<div class=\"rich\">\n{html.InnerHtml}\n</div>\n";
    }

    protected override string Picture(string dataUrl, string alt) =>
        $"<div class=\"scroll\" role=\"group\" aria-label=\"Picture\" tabindex=\"0\"><img alt=\"{HtmlText.Encode(alt)}\" src=\"{dataUrl}\"></div>\n";

    // A newline right after <pre> is ignored, so one is added to preserve the text's own.
    protected override string Lines(string text, string remark) => $"<pre tabindex=\"0\">\n{HtmlText.Encode(text)}</pre>\n{Remark(remark)}";

    protected override string Remark(string remark) => remark.Length == 0 ? "" : $"<p class=\"note\">{HtmlText.Encode(remark)}</p>\n";

    protected override string? PictureOf(string url) => Pictures.Embedded(url);

    // Paper is light.
    private static void OfferDark(IElement light, string dark)
    {
        var picture = light.Owner!.CreateElement("picture");
        var source = light.Owner.CreateElement("source");
        source.SetAttribute("media", "screen and (prefers-color-scheme: dark)");
        source.SetAttribute("srcset", dark);
        light.Replace(picture);
        picture.Append(source, light);
    }

    private static string Inline(string text) => HtmlText.Encode(TerminalText.Plain(text));

}
