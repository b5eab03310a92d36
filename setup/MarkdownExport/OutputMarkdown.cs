using System.Text.Json.Nodes;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.MarkdownExport;

/// <summary>A cell's output as a block of Markdown: of a MIME bundle the richest form that GitHub shows.</summary>
internal static class OutputMarkdown
{
    private const int LongestText = 60_000;

    /// <summary>The block; empty when there is nothing to see.</summary>
    public static string Render(JsonNode? output, PictureFiles pictures) => NotebookJson.Text(NotebookJson.Field(output, "output_type")) switch
    {
        "stream" => Plain(NotebookJson.Text(NotebookJson.Field(output, "text"))),
        "error" => Error(output),
        "display_data" or "execute_result" => Bundle(NotebookJson.Field(output, "data"), pictures),
        _ => "",
    };

    private static string Error(JsonNode? output)
    {
        var trace = string.Join('\n', NotebookJson.Items(NotebookJson.Field(output, "traceback")).Select(NotebookJson.Text));
        return Plain($"{NotebookJson.Text(NotebookJson.Field(output, "ename"))}: {NotebookJson.Text(NotebookJson.Field(output, "evalue"))}\n{trace}");
    }

    private static string Bundle(JsonNode? data, PictureFiles pictures)
    {
        string? Part(string mime) => NotebookJson.Text(NotebookJson.Field(data, mime)) is { Length: > 0 } text ? text : null;
        var plain = Part("text/plain");
        if (Part("text/html") is { } html)
        {
            return new GitHubHtml(pictures).Render(html) + "\n";
        }

        foreach (var mime in Pictures.Mimes)
        {
            if (Part(mime) is { } picture && Pictures.DataUrl(mime, picture) is { } url)
            {
                return new GitHubHtml(pictures).Render($"<img alt=\"{Html.Encode(TerminalText.Plain(plain ?? "A picture"))}\" src=\"{url}\">") + "\n";
            }
        }

        return plain is not null ? Plain(plain) : Part("text/markdown") is { } markdown ? CodeFence.Around(TerminalText.Plain(markdown), "markdown") : "";
    }

    private static string Plain(string text)
    {
        var plain = TerminalText.Plain(text).TrimEnd('\n');
        return plain.Length == 0 ? "" : CodeFence.Around(plain.Length <= LongestText ? plain : $"{plain[..LongestText]}\n… the rest is in the notebook", "text");
    }
}
