using System.Text.Json;

namespace PodLab.Rendering;

/// <summary>
/// A learner's remark on something shown: a row of a table, a process, a Linux namespace, a container, a picture. It's shown with that thing,
/// next to the sign ✎. The output also carries it as <see cref="MimeType"/>, so an export can list it.
/// </summary>
/// <param name="About">The remark's subject, in a few words; empty if it's about the whole thing.</param>
/// <param name="Text">The remark; captured text may be given as it is.</param>
public sealed record Note(string About, string Text)
{
    /// <summary>The MIME type of an output's notes: <c>[{"about":"PID 892","text":"my web server"}]</c>.</summary>
    public const string MimeType = MimeTypes.Notes;

    internal const string Sign = "✎";

    /// <summary>The remark with its subject: <c>PID 892: my web server</c>.</summary>
    public override string ToString() => About.Length == 0 ? Text : $"{About}: {Text}";

    /// <summary>The notes for programs, in the form of <see cref="MimeType"/>; null if there are none.</summary>
    internal static string? ToJson(IReadOnlyList<Note> notes) => notes.Count == 0 ? null :
        JsonSerializer.Serialize(notes.Select(note => new { about = note.About, text = note.Text }));

    /// <summary>The notes as the numbered lines under a picture.</summary>
    internal static IEnumerable<string> Lines(IEnumerable<Note> notes) => notes.Select((note, i) => $"{Mark(i)} {note}");

    /// <summary>The sign that leads to a note's line: <c>✎1</c>.</summary>
    internal static string Mark(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sign}{index + 1}");
}
