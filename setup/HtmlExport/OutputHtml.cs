using System.Globalization;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>A cell's output as HTML: of a MIME bundle the richest form that a page without scripts can show.</summary>
internal static class OutputHtml
{
    // A page is for reading; what a runaway loop has printed is in the notebook.
    private const int LongestText = 60_000;

    /// <summary>The output, without its frame; empty when there is nothing to see.</summary>
    public static string Render(JsonNode? output, ChartList charts) => NotebookJson.Text(NotebookJson.Field(output, "output_type")) switch
    {
        "stream" => Stream(output),
        "error" => Error(output),
        "display_data" or "execute_result" => WithChart(NotebookJson.Field(output, "data"), charts),
        _ => "",
    };

    private static string Stream(JsonNode? output)
    {
        var text = NotebookJson.Text(NotebookJson.Field(output, "text"));
        return NotebookJson.Text(NotebookJson.Field(output, "name")) == "stderr"
            ? $"<div class=\"stderr\"><p class=\"note\">Written to standard error</p>\n{Preformatted(text)}</div>\n"
            : Preformatted(text);
    }

    private static string Error(JsonNode? output)
    {
        var name = Inline(NotebookJson.Field(output, "ename"));
        var message = Inline(NotebookJson.Field(output, "evalue"));
        var trace = string.Join('\n', NotebookJson.Items(NotebookJson.Field(output, "traceback")).Select(NotebookJson.Text));
        return $"<div class=\"error\"><p><strong>✘ Error: {name}</strong></p>\n<p class=\"message\">{message}</p>\n{(trace.Length > 0 ? Preformatted(trace) : "")}</div>\n";
    }

    private static string WithChart(JsonNode? data, ChartList charts)
    {
        var still = Bundle(data);
        return charts.Render(data, still) ?? still;
    }

    private static string Bundle(JsonNode? data)
    {
        string? Part(string mime) => NotebookJson.Text(NotebookJson.Field(data, mime)) is { Length: > 0 } text ? text : null;
        var plain = Part("text/plain");
        if (Part("text/html") is { } html)
        {
            return $"<div class=\"rich\">\n{ForeignHtml.Render(html)}\n</div>\n";
        }

        foreach (var mime in Pictures.Mimes)
        {
            if (Part(mime) is { } picture && Pictures.DataUrl(mime, picture) is { } url)
            {
                return $"<div class=\"scroll\" role=\"group\" aria-label=\"Picture\" tabindex=\"0\"><img alt=\"{Html.Encode(TerminalText.Plain(plain ?? "A picture"))}\" src=\"{url}\"></div>\n";
            }
        }

        return Part("text/markdown") is { } markdown ? $"<div class=\"rich\">\n{MarkdownText.Render(markdown, headings: null)}</div>\n"
            : plain is not null ? Preformatted(plain)
            : "";
    }

    private static string Inline(JsonNode? text) => Html.Encode(TerminalText.Plain(NotebookJson.Text(text)));

    // A newline right after <pre> does not count, so one that is written keeps the text's own.
    private static string Preformatted(string text)
    {
        var plain = TerminalText.Plain(text).TrimEnd('\n');
        var rest = plain.Length - LongestText;
        return rest <= 0 ? $"<pre tabindex=\"0\">\n{Html.Encode(plain)}</pre>\n"
            : $"<pre tabindex=\"0\">\n{Html.Encode(plain[..LongestText])}</pre>\n<p class=\"note\">… and {rest.ToString("N0", CultureInfo.InvariantCulture)} characters more, in the notebook.</p>\n";
    }
}
