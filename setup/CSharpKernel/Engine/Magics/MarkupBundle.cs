namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Text in another language, in the forms that front ends can show.</summary>
internal static class MarkupBundle
{
    private const string Markdown = "text/markdown";
    private const string PlainText = "text/plain";

    public static MimeBundle Of(CellPart.Markup markup) => new(markup.Language switch
    {
        MagicNames.Html => new Dictionary<string, string> { ["text/html"] = markup.Text, [PlainText] = markup.Text },
        // VS Code, JupyterLab and GitHub draw a fenced block in Markdown. There is no text/vnd.mermaid beside it: VS Code would show that type's
        // source instead.
        MagicNames.Mermaid => new() { [Markdown] = $"```mermaid\n{markup.Text}\n```", [PlainText] = markup.Text },
        _ => new() { [Markdown] = markup.Text, [PlainText] = markup.Text },
    });
}
