namespace PodLab.Anatomy;

/// <summary>A learner's note on a part of a pod. Exactly one of the three parts is set.</summary>
/// <param name="Note">The note.</param>
/// <param name="Pid">A process, by its PID on the node.</param>
/// <param name="Namespace">A Linux namespace.</param>
/// <param name="Container">A container. Not its name, since a container in the manifest may also be named pause.</param>
internal sealed record PodNote(Note Note, int? Pid = null, LinuxNamespace? Namespace = null, PodContainer? Container = null);

/// <summary>The notes on a pod in their order, which gives their numbers, and the marks that refer to them: <c>✎1 ✎3</c>.</summary>
internal sealed class PodNotes(IReadOnlyList<PodNote> notes)
{
    public static PodNotes None { get; } = new([]);

    public IReadOnlyList<PodNote> All => notes;

    public IReadOnlyList<Note> Texts => [.. notes.Select(note => note.Note)];

    public PodNotes With(PodNote note) => new([.. notes, note]);

    public string MarksOf(PodProcess process) => Marks(note => note.Pid == process.Pid);

    public string MarksOf(LinuxNamespace ns) => Marks(note => note.Namespace == ns);

    public string MarksOf(PodContainer container) => Marks(note => ReferenceEquals(note.Container, container));

    /// <summary>A text followed by its marks, if there are any.</summary>
    public static string Join(string text, string marks) => marks.Length == 0 ? text : $"{text} {marks}";

    private string Marks(Func<PodNote, bool> isAbout) => notes.Count == 0 ? "" :
        string.Join(" ", notes.Select((note, i) => isAbout(note) ? Note.Mark(i) : "").Where(mark => mark.Length > 0));
}
