using Markdig;
using Markdig.Syntax;
using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>A lesson in a few words, read from its first cell and its outputs.</summary>
/// <param name="File">The name of its notebook, without <c>.ipynb</c>.</param>
/// <param name="Title">Its heading: <c>Lesson 05: pod infrastructure</c>.</param>
/// <param name="Minutes">How long a learner takes, as the lesson says; null where it doesn't.</param>
/// <param name="Abilities">The goals: things that the learner can say or do at the end, as Markdown.</param>
/// <param name="Exercises">How many exercises it checks.</param>
internal sealed partial record LessonSummary(string File, string Title, int? Minutes, IReadOnlyList<string> Abilities, int Exercises)
{
    /// <summary>The file of its page in the course's folder.</summary>
    public string Page => $"{File}.html";

    /// <summary>Time and exercises in one line: <c>About 30 minutes · 9 exercises</c>.</summary>
    public string Facts => string.Join(" · ", new[]
    {
        Minutes is { } minutes ? $"About {minutes} minutes" : null,
        Exercises > 0 ? Counted.Of(Exercises, "exercise") : null,
    }.OfType<string>());

    public static LessonSummary Of(Notebook notebook)
    {
        var first = notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown)?.Source ?? "";
        var blocks = Markdown.Parse(first, new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build());
        var name = Path.GetFileNameWithoutExtension(notebook.Path);
        return new(
            name,
            blocks.OfType<HeadingBlock>().FirstOrDefault() is { } heading ? Source(first, heading).TrimStart('#', ' ') : name,
            Time().Match(first) is { Success: true } time ? int.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            blocks.OfType<ListBlock>().FirstOrDefault() is { } list ? [.. list.OfType<ListItemBlock>().Select(item => Source(first, item.LastChild!))] : [],
            ExerciseList.Of(notebook).Count);
    }

    private static string Source(string text, MarkdownObject part) => text.Substring(part.Span.Start, part.Span.Length);

    [GeneratedRegex(@"\bAbout (\d+) minutes\b")]
    private static partial Regex Time();
}
