using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.MarkdownExport;

/// <summary>
/// An executed notebook as Markdown that reads well on GitHub: its text as it is, code in blocks, tables as HTML, pictures as files. GitHub makes the table of
/// contents itself.
/// </summary>
internal static class MarkdownPage
{
    /// <summary>The Markdown file's text.</summary>
    /// <param name="notebook">A notebook of format 4, executed or not.</param>
    /// <param name="facts">What is said of the run.</param>
    /// <param name="pictures">Takes the pictures.</param>
    public static string Render(JsonNode notebook, HtmlPageFacts facts, PictureFiles pictures)
    {
        var (exercises, notes) = (new ExerciseList(), new NoteList());
        var blocks = new List<string>();
        foreach (var cell in new PageNotebook(notebook).Cells)
        {
            blocks.AddRange(CellMarkdown.Render(cell, pictures));
            foreach (var output in cell.Outputs)
            {
                exercises.Note(NotebookJson.Field(output, "data"), "");
                notes.Note(NotebookJson.Field(output, "data"), "");
            }
        }

        // After the title and the introduction.
        blocks.Insert(Math.Min(1, blocks.Count), $"*{facts.Words()}*\n");
        if (!notes.IsEmpty)
        {
            blocks.Add("## Notes\n");
            blocks.Add(List(notes.Notes.Select(note => note.About.Length == 0 ? note.Text : $"{note.About}: {note.Text}")));
        }

        if (!exercises.IsEmpty)
        {
            blocks.Add("## How the exercises went\n");
            blocks.Add(List(exercises.Lines));
        }

        return string.Join('\n', blocks);
    }

    private static string List(IEnumerable<string> lines)
    {
        var html = new StringBuilder("<ul>");
        foreach (var line in lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{GitHubHtml.Encode(TerminalText.Plain(line), isPreformatted: false)}</li>");
        }

        return html.Append("</ul>\n").ToString();
    }
}
