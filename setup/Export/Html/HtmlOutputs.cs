using AngleSharp.Dom;
using PodLab.Rendering;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>Outputs as the page shows them.</summary>
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

        ScrollBox.AddAroundTables(html);
        return $"<div class=\"rich\">\n{html.InnerHtml}\n</div>\n";
    }

    protected override string Picture(string dataUrl, string alt) =>
        $"<div class=\"scroll\" role=\"group\" aria-label=\"Picture\" tabindex=\"0\"><img alt=\"{HtmlText.Encode(alt)}\" src=\"{dataUrl}\"></div>\n";

    // A newline right after <pre> does not count, so one that is written keeps the text's own.
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
