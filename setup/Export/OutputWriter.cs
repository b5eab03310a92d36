using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>
/// Writes outputs of cells. Of a MIME bundle it writes the richest form in which there is something to see; where there is none, it says
/// what there is.
/// The two kinds of file differ only in how they write a form.
/// </summary>
internal abstract class OutputWriter
{
    // A page is for reading; what a runaway loop has printed is in the notebook.
    private const int LongestText = 60_000;

    private const string Json = "application/json";

    private static readonly string[] _forms = ["text/html", .. Pictures.Mimes, "text/markdown", "text/latex", "text/plain"];

    /// <summary>The output; empty when there is nothing to see.</summary>
    public string Write(CellOutput output) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        RichOutput rich => Bundle(rich.Data),
        _ => "",
    };

    /// <summary>What a cell printed.</summary>
    protected abstract string Stream(StreamOutput stream);

    /// <summary>Why a cell failed.</summary>
    protected abstract string Error(ErrorOutput error);

    /// <summary>HTML that holds only what may be shown.</summary>
    /// <param name="html">The HTML; there is something to see in it.</param>
    /// <param name="data">The bundle that it is from.</param>
    protected abstract string Markup(IElement html, MimeBundle data);

    /// <summary>A picture.</summary>
    protected abstract string Picture(string dataUrl, string alt);

    /// <summary>Text of any number of lines, as they are.</summary>
    /// <param name="text">The text, without a line break at its end.</param>
    /// <param name="remark">What is to be said of it; empty for nothing.</param>
    protected abstract string Lines(string text, string remark);

    /// <summary>A remark of the page's own, in place of an output.</summary>
    protected abstract string Remark(string remark);

    /// <summary>Where a picture in HTML is to be had; null where it can't be shown.</summary>
    protected abstract string? PictureOf(string url);

    /// <summary>A bundle.</summary>
    protected virtual string Bundle(MimeBundle data) => Shown(data) is { Length: > 0 } shown ? shown : NotShown(data);

    /// <summary>The richest form in which there is something to see; empty when there is none.</summary>
    protected string Shown(MimeBundle data)
    {
        foreach (var mime in _forms)
        {
            if (data.Text(mime) is { } text && Form(mime, text, data) is { Length: > 0 } form)
            {
                return form;
            }
        }

        return data.Value(Json) is { } json ? Terminal(PythonJson.Write(json, indent: 2)) : "";
    }

    /// <summary>Text for a terminal, as the lines that are to be read; the end of a very long one is left out.</summary>
    protected string Terminal(string text)
    {
        var plain = TerminalText.Plain(text).TrimEnd('\n');
        if (plain.Length <= LongestText)
        {
            return plain.Length == 0 ? "" : Lines(plain, "");
        }

        // Not through the middle of a character.
        var end = char.IsLowSurrogate(plain[LongestText]) ? LongestText - 1 : LongestText;
        return Lines(plain[..end], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"… and {plain.Length - end:N0} more characters, in the notebook."));
    }

    private string Form(string mime, string text, MimeBundle data) => mime switch
    {
        "text/html" => Html(text, data),
        "text/markdown" => Html(MarkdownText.ToHtml(text), data),
        "text/latex" or "text/plain" => Terminal(text),
        _ => Pictures.DataUrl(mime, text) is { } url ? Picture(url, TerminalText.Plain(data.Text("text/plain") ?? "A picture")) : "",
    };

    private string Html(string html, MimeBundle data) => ForeignHtml.Parse(html, PictureOf) is var root && ForeignHtml.IsVisible(root) ? Markup(root, data) : "";

    // PodLab's own types are not for people.
    private string NotShown(MimeBundle data)
    {
        string[] types = [.. data.Types.Where(type => !type.StartsWith("application/vnd.podlab.", StringComparison.Ordinal) && data.Json[type] is not null)];
        return types.Length == 0 ? "" : Remark(TerminalText.Plain($"This output can't be shown here. Its only form: {string.Join(", ", types)}."));
    }
}
