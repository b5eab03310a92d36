using System.Text;
using System.Text.Json.Nodes;
using PodLab.Rendering;

namespace PodLab.Setup.HtmlExport;

/// <summary>The remarks that a learner has made, as outputs carry them in <see cref="Note.MimeType"/>.</summary>
internal sealed class NoteList
{
    private readonly List<(string About, string Text, string Anchor)> _notes = [];

    public bool IsEmpty => _notes.Count == 0;

    public IReadOnlyList<(string About, string Text, string Anchor)> Notes => _notes;

    /// <summary>Takes the notes in this MIME bundle, once each: the cell that shows a table again shows its notes again.</summary>
    public void Note(JsonNode? bundle, string anchor)
    {
        foreach (var note in NotebookJson.Items(NotebookJson.Parsed(NotebookJson.Field(bundle, Rendering.Note.MimeType))))
        {
            var (about, text) = (NotebookJson.Text(NotebookJson.Field(note, "about")), NotebookJson.Text(NotebookJson.Field(note, "text")));
            if (text.Length > 0 && !_notes.Any(other => other.About == about && other.Text == text))
            {
                _notes.Add((about, text, anchor));
            }
        }
    }

    public string Render()
    {
        var html = new StringBuilder("<ul class=\"notes\">\n");
        foreach (var (about, text, anchor) in _notes)
        {
            var subject = about.Length == 0 ? "the whole" : TerminalText.Plain(about);
            html.Append($"<li><a href=\"#{anchor}\">{Html.Encode(subject)}</a> {Html.Encode(TerminalText.Plain(text))}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }
}
