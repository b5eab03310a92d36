namespace PodLab.Anatomy;

/// <summary>A learner's remark on a part of a pod. One of the three is set: that which the remark is about.</summary>
/// <param name="Note">The remark.</param>
/// <param name="Pid">A process, by its PID on the node.</param>
/// <param name="Namespace">A Linux namespace.</param>
/// <param name="Container">A container: not its name, since one in the manifest may be called as the runtime's is, pause.</param>
internal sealed record PodNote(Note Note, int? Pid = null, LinuxNamespace? Namespace = null, PodContainer? Container = null);

/// <summary>The remarks on a pod in their order, which numbers them; and the marks that lead to them: <c>✎1 ✎3</c>.</summary>
internal sealed class PodNotes(IReadOnlyList<PodNote> notes)
{
    public static PodNotes None { get; } = new([]);

    public IReadOnlyList<PodNote> All => notes;

    public IReadOnlyList<Note> Texts => [.. notes.Select(note => note.Note)];

    public PodNotes With(PodNote note) => new([.. notes, note]);

    public string MarksOf(PodProcess process) => Marks(note => note.Pid == process.Pid);

    public string MarksOf(LinuxNamespace ns) => Marks(note => note.Namespace == ns);

    public string MarksOf(PodContainer container) => Marks(note => ReferenceEquals(note.Container, container));

    /// <summary>A text with marks behind it, where there are some.</summary>
    public static string Join(string text, string marks) => marks.Length == 0 ? text : $"{text} {marks}";

    private string Marks(Func<PodNote, bool> isAbout) => notes.Count == 0 ? "" :
        string.Join(" ", notes.Select((note, i) => isAbout(note) ? Note.Mark(i) : "").Where(mark => mark.Length > 0));
}
