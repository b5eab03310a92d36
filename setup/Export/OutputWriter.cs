using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>
/// Writes outputs of cells. It writes a MIME bundle in the richest form with visible content; if there is none, it names the forms. The two kinds of
/// file differ only in how they write a form.
/// </summary>
internal abstract class OutputWriter
{
    // A page is for reading; the complete output of a runaway loop is in the notebook.
    private const int LongestText = 60_000;

    private const string Json = "application/json";

    private static readonly string[] _forms = ["text/html", .. Pictures.Mimes, "text/markdown", "text/latex", "text/plain"];

    /// <summary>The output; empty if it has no visible content.</summary>
    public string Write(CellOutput output) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        RichOutput rich => Bundle(rich.Data),
        _ => "",
    };

    /// <summary>The printed text of a cell.</summary>
    protected abstract string Stream(StreamOutput stream);

    /// <summary>The error of a cell.</summary>
    protected abstract string Error(ErrorOutput error);

    /// <summary>HTML that contains only what may be shown.</summary>
    /// <param name="html">The HTML, which has visible content.</param>
    /// <param name="data">The bundle that contains it.</param>
    protected abstract string Markup(IElement html, MimeBundle data);

    /// <summary>A picture.</summary>
    protected abstract string Picture(string dataUrl, string alt);

    /// <summary>Text of any number of lines, unchanged.</summary>
    /// <param name="text">The text, without a line break at its end.</param>
    /// <param name="remark">A remark about it; empty for none.</param>
    protected abstract string Lines(string text, string remark);

    /// <summary>A remark of the page in place of an output.</summary>
    protected abstract string Remark(string remark);

    /// <summary>The source of a picture in HTML; null if it can't be shown.</summary>
    protected abstract string? PictureOf(string url);

    /// <summary>A bundle.</summary>
    protected virtual string Bundle(MimeBundle data) => Shown(data) is { Length: > 0 } shown ? shown : NotShown(data);

    /// <summary>The richest form with visible content; empty if there is none.</summary>
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

    /// <summary>Terminal text as readable lines. The end of a very long text is left out.</summary>
    protected string Terminal(string text)
    {
        var plain = TerminalText.Plain(text).TrimEnd('\n');
        if (plain.Length <= LongestText)
        {
            return plain.Length == 0 ? "" : Lines(plain, "");
        }

        // Doesn't split a character.
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
