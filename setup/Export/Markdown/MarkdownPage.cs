using System.Text;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>
/// An executed notebook as Markdown that reads well on GitHub: its text as it is, code in blocks, tables as HTML, pictures as files. GitHub
/// makes the table of contents itself.
/// </summary>
internal static class MarkdownPage
{
    /// <summary>The Markdown file's text.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="facts">What is said about the run.</param>
    /// <param name="pictures">Takes the pictures.</param>
    public static string Render(Notebook notebook, PageFacts facts, PictureFiles pictures)
    {
        var (exercises, notes) = (new ExerciseList(), new NoteList());
        var (writer, texts, blocks) = (new CellMarkdown(pictures), FoldedText.Of(notebook.Cells), new List<string>());
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            blocks.AddRange(writer.Render(cell, texts[index].Count(part => part.Begins == FoldedText.Boundary.Fold)));
            foreach (var output in cell.Outputs.OfType<RichOutput>())
            {
                exercises.Note(output.Data, "");
                notes.Note(output.Data, "");
            }
        }

        // After the title and the introduction.
        blocks.Insert(Math.Min(1, blocks.Count), $"*{facts.Words()}*\n");
        Add(blocks, "## Notes\n", notes.Notes.Select(note => note.About.Length == 0 ? note.Text : $"{note.About}: {note.Text}"));
        Add(blocks, "## How the exercises went\n", exercises.Lines);
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
