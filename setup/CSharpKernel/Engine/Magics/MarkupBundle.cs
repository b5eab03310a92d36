namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Text in another language, in the forms in which front ends know how to show it.</summary>
internal static class MarkupBundle
{
    private const string Markdown = "text/markdown";
    private const string PlainText = "text/plain";

    public static MimeBundle Of(CellPart.Markup markup) => new(markup.Language switch
    {
        MagicNames.Html => new Dictionary<string, string> { ["text/html"] = markup.Text, [PlainText] = markup.Text },
        // JupyterLab draws Mermaid's own type, and GitHub and VS Code a fenced block in Markdown; elsewhere its text is read. None needs a network.
        MagicNames.Mermaid => new() { ["text/vnd.mermaid"] = markup.Text, [Markdown] = $"```mermaid\n{markup.Text}\n```", [PlainText] = markup.Text },
        _ => new() { [Markdown] = markup.Text, [PlainText] = markup.Text },
    });
}
