using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>
/// An executed notebook as Markdown that reads well on GitHub: text unchanged, code in blocks, tables as HTML, pictures as files. GitHub creates the
/// table of contents itself.
/// </summary>
internal static class MarkdownPage
{
    /// <summary>The Markdown file's text.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="facts">The facts about the run.</param>
    /// <param name="pictures">Collects the pictures.</param>
    public static string Render(Notebook notebook, PageFacts facts, PictureFiles pictures)
    {
        var notes = new NoteList();
        var (writer, texts, blocks) = (new CellMarkdown(pictures), FoldedText.Of(notebook.Cells), new List<string>());
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            blocks.AddRange(writer.Render(cell, texts[index].Count(part => part.Begins == FoldedText.Boundary.Fold)));
            foreach (var output in cell.Outputs.OfType<RichOutput>())
            {
                notes.Note(output.Data, "");
            }
        }

        // After the title and the introduction.
        blocks.Insert(Math.Min(1, blocks.Count), $"*{facts.Words()}*\n");
        Add(blocks, "## Notes\n", notes.Notes.Select(note => note.About.Length == 0 ? note.Text : $"{note.About}: {note.Text}"));
        Add(blocks, "## How the exercises went\n", ExerciseList.Of(notebook).Lines);
        return TerminalText.WholeCharacters(string.Join('\n', blocks));
    }

    private static void Add(List<string> blocks, string heading, IEnumerable<string> lines)
    {
        var html = new StringBuilder();
        foreach (var line in lines)
        {
            html.Append($"<li>{OneLineHtml.Encode(TerminalText.Plain(line))}</li>");
        }

        if (html.Length > 0)
        {
            blocks.AddRange(heading, $"<ul>{html}</ul>\n");
        }
    }
}

/// <summary>Cells as blocks of Markdown.</summary>
internal sealed class CellMarkdown(PictureFiles pictures)
{
    private readonly MarkdownOutputs _outputs = new(pictures);

    /// <summary>The cell's blocks.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="folds">The number of folded parts that begin in it and end in a later cell.</param>
    public IEnumerable<string> Render(NotebookCell cell, int folds) => cell.Kind switch
    {
        CellKind.Markdown => [TextMarkdown.Render(cell, pictures, folds)],
        CellKind.Code when cell.Source.Length > 0 || cell.Outputs.Count > 0 =>
            [CodeFence.Around(cell.Source, "csharp"), .. cell.Outputs.Select(_outputs.Write).Where(block => block.Length > 0)],
        CellKind.Raw when cell.Source.Length > 0 => [CodeFence.Around(cell.Source, "text")],
        _ => [],
    };
}

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
