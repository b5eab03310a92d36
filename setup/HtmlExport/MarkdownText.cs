using System.Text;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PodLab.Setup.HtmlExport;

/// <summary>Markdown as HTML that brings nothing in from outside: no raw HTML, no scripts in links, no pictures from elsewhere.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseAutoLinks().DisableHtml().Build();

    private static readonly string[] _linkSchemes = ["http:", "https:", "mailto:"];

    public static string Render(string markdown, HeadingList? headings, JsonNode? attachments = null)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply; it is shown as it was written.
            return $"<pre>\n{Html.Encode(markdown)}</pre>\n";
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (headings?.Add(heading.Level, TextOf(heading.Inline)) is { } known)
            {
                heading.GetAttributes().Id = known.Anchor;
            }
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Tame(link, attachments);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsAllowed(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return ScrollBox.AroundTables(document.ToHtml(_pipeline));
    }

    private static void Tame(LinkInline link, JsonNode? attachments)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsImage && PictureData(url, attachments) is { } data)
        {
            (link.Url, link.GetDynamicUrl) = (data, null);
        }
        else if (link.IsImage)
        {
            link.ReplaceBy(new LiteralInline($"[{TextOf(link)}] ({url})"), copyChildren: false);
        }
        else if (!IsAllowed(url))
        {
            link.ReplaceBy(new LiteralInline($"{TextOf(link)} ({url})"), copyChildren: false);
        }
    }

    private static string? PictureData(string url, JsonNode? attachments)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal)
            && NotebookJson.Field(attachments, Uri.UnescapeDataString(url["attachment:".Length..])) is JsonObject bundle
            && bundle.FirstOrDefault(part => Pictures.IsPicture(part.Key)) is { Key: { } mime } picture)
        {
            return Pictures.DataUrl(mime, NotebookJson.Text(picture.Value));
        }

        return Pictures.IsDataUrl(url) ? url : null;
    }

    // A colon before any slash makes a scheme; browsers skip white space and control characters in it.
    private static bool IsAllowed(string url)
    {
        var plain = string.Concat(url.Where(character => character > ' '));
        var colon = plain.IndexOf(':');
        var end = plain.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (end >= 0 && end < colon) || _linkSchemes.Any(scheme => plain.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    private static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString();
    }
}
