using Markdig;
using Markdig.Syntax;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.MarkdownExport;

/// <summary>A cell of the notebook as blocks of Markdown.</summary>
internal static class CellMarkdown
{
    public static IEnumerable<string> Render(PageCell cell, PictureFiles pictures) => cell.Kind switch
    {
        "markdown" => [Text(cell, pictures)],
        "code" when cell.Source.Length > 0 || cell.Outputs.Count > 0 =>
            [CodeFence.Around(cell.Source, "csharp"), .. cell.Outputs.Select(output => OutputMarkdown.Render(output, pictures)).Where(block => block.Length > 0)],
        "raw" when cell.Source.Length > 0 => [CodeFence.Around(cell.Source, "text")],
        _ => [],
    };

    // What a text leaves open (a block of code, a comment) would swallow all cells after it.
    private static string Text(PageCell cell, PictureFiles pictures)
    {
        var source = cell.Source.TrimEnd('\n') + "\n";
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(source);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply.
            return CodeFence.Around(source, "markdown");
        }

        var isOpen = document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 } || document.Descendants<HtmlBlock>().Any(IsUnsafe);
        return isOpen ? CodeFence.Around(source, "markdown") : AttachedPictures.Replace(source, cell.Attachments, pictures);
    }

    // These go on over empty lines, and to the end of the file if nothing ends them.
    private static bool IsUnsafe(HtmlBlock block) => block.Type is HtmlBlockType.Comment or HtmlBlockType.CData or HtmlBlockType.ProcessingInstruction
        or HtmlBlockType.DocumentType or HtmlBlockType.ScriptPreOrStyle;
}
