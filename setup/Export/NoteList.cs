using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>The learner's remarks, as outputs contain them in <see cref="Note.MimeType"/>.</summary>
internal sealed class NoteList
{
    private readonly List<(string About, string Text, string Anchor)> _notes = [];

    public bool IsEmpty => _notes.Count == 0;

    public IReadOnlyList<(string About, string Text, string Anchor)> Notes => _notes;

    /// <summary>Records the notes in this MIME bundle, each one once: a cell that shows a table again also shows its notes again.</summary>
    public void Note(MimeBundle bundle, string anchor)
    {
        foreach (var note in bundle.Value(Rendering.Note.MimeType).Items())
        {
            var (about, text) = (note.Field("about").Text(), note.Field("text").Text());
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
            html.Append($"<li><a href=\"#{anchor}\">{HtmlText.Encode(subject)}</a> {HtmlText.Encode(TerminalText.Plain(text))}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }
}
