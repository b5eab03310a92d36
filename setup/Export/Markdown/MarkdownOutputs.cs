using AngleSharp.Dom;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>Outputs as blocks of Markdown that GitHub shows.</summary>
internal sealed class MarkdownOutputs(PictureFiles pictures) : OutputWriter
{
    protected override string Stream(StreamOutput stream) => Terminal(stream.Text);

    protected override string Error(ErrorOutput error) => Terminal($"{error.Name}: {error.Message}\n{string.Join('\n', error.Traceback)}");

    protected override string Markup(IElement html, MimeBundle data) => OneLineHtml.Render(html) + "\n";

    protected override string Picture(string dataUrl, string alt) =>
        pictures.Add(dataUrl) is { } file ? $"<div><img alt=\"{OneLineHtml.Encode(alt)}\" src=\"{file}\"></div>\n" : "";

    protected override string Lines(string text, string remark) => CodeFence.Around(remark.Length == 0 ? text : $"{text}\n{remark}", "text");

    protected override string Remark(string remark) => $"<div><em>{OneLineHtml.Encode(remark)}</em></div>\n";

    protected override string? PictureOf(string url) => pictures.Add(url);
}
