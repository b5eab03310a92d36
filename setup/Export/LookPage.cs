using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>
/// The look at a pod as one self-contained HTML page. It is the page of a notebook with the parts' titles as texts and the parts as outputs.
/// </summary>
internal static class LookPage
{
    private static readonly string[] _forms = [MimeTypes.Html, MimeTypes.Text, .. MimeTypes.Extras];

    /// <summary>The page.</summary>
    /// <param name="look">The look.</param>
    /// <param name="command">The command that looks again.</param>
    /// <param name="facts">The time of the look, and the version of PodLab.</param>
    public static string Render(PodLook look, string command, PageFacts facts)
    {
        JsonObject[] cells =
            [Notebook.Text($"# {Escape(look.Title)}"), .. look.Parts.SelectMany(part => (JsonObject[])[Notebook.Text($"## {Escape(part.Title)}"), Shown(part)])];
        return HtmlPage.Render(Notebook.Of("look.ipynb", cells), facts with { What = "A look at a pod" }, command: command);
    }

    private static JsonObject Shown(LookPart part) => part.Shown is { } shown ? Output(shown) : Notebook.Text(Escape(part.WhyNot!));

    private static JsonObject Output(Displayable shown)
    {
        var forms = _forms.Select(mime => (Mime: mime, Text: Form(shown, mime))).Where(form => !string.IsNullOrEmpty(form.Text))
            .Select(form => KeyValuePair.Create(form.Mime, (JsonNode?)(MimeBundle.IsJson(form.Mime) ? JsonNode.Parse(form.Text!) : form.Text)));
        return new()
        {
            ["cell_type"] = "code",
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(new RichOutput(new MimeBundle(new JsonObject(forms))).Json),
            ["source"] = "",
        };
    }

    private static string? Form(Displayable shown, string mime) => mime switch
    {
        MimeTypes.Html => shown.ToHtml(),
        MimeTypes.Text => shown.ToString(),
        _ => shown.ToExtra(mime),
    };

    // A cluster's words are text, not Markdown.
    private static string Escape(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ' || !char.IsAscii(letter)
        ? $"{letter}" : char.IsControl(letter) ? " " : $"\\{letter}"));
}
