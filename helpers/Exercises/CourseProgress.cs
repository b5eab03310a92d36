using System.Text.Json;
using PodLab.Exercises;
using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>The exercises of the course that a learner has passed, at one moment. A cell shows it as a drawing of the course.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing])]
public sealed class CourseProgress : Displayable
{
    private static readonly Column<LessonProgress>[] _columns =
    [
        new("LESSON", lesson => $"{lesson.Number} {lesson.Title}"),
        new("PASSED", lesson => lesson.Exercises == 0 ? "" : $"{lesson.Passed} of {lesson.Exercises}", IsNumber: true),
        new("LAST PASSED", lesson => lesson.LastPassedAt is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : ""),
        new("WHERE", lesson => string.Join(", ", lesson.Clusters)),
        new("HINTS", lesson => lesson.Passed == 0 ? "" : lesson.Hints.ToString(CultureInfo.InvariantCulture), IsNumber: true),
    ];

    private CourseProgress(IReadOnlyList<LessonProgress> lessons, string? fault) => (Lessons, Fault) = (lessons, fault);

    /// <summary>The lessons, in the order of the course.</summary>
    public IReadOnlyList<LessonProgress> Lessons { get; }

    /// <summary>The number of exercises in the course.</summary>
    public int Exercises => Lessons.Sum(lesson => lesson.Exercises);

    /// <summary>The number of exercises passed.</summary>
    public int Passed => Lessons.Sum(lesson => lesson.Passed);

    /// <summary>A sentence that says why the kept progress can't be read; null if it can.</summary>
    internal string? Fault { get; }

    internal string Summary => $"You have passed {Passed} of {Counted.Of(Exercises, "exercise")}.";

    /// <summary>The lessons as a table: how many exercises were passed, when the last was passed, on which clusters, and after how many hints.</summary>
    public Table<LessonProgress> Table() => Table("setup/podlab progress");

    /// <summary>The map of the course: one box per lesson, in the order of the course.</summary>
    public Drawing Drawing() => CourseMap.Of(this);

    /// <summary>The total of passed exercises at the end of each day (UTC) on which an exercise was passed for the first time.</summary>
    public Chart Chart()
    {
        var days = Lessons.SelectMany(lesson => lesson.FirstPasses).GroupBy(pass => DateOnly.FromDateTime(pass.PassedAt.UtcDateTime)).OrderBy(day => day.Key).ToList();
        var (labels, soFar) = (new List<string>(), new List<double>());
        foreach (var day in days)
        {
            labels.Add(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            soFar.Add(day.Count() + soFar.LastOrDefault());
        }

        return BarChart.Of("Exercises that you have passed, day by day", Summary, [new("passed by then", Role.Part, soFar)], labels);
    }

    /// <inheritdoc/>
    public override string ToHtml() => Drawing().ToHtml() + (Fault is null ? "" : $"<p>{HtmlText.OfSentence(Fault)}</p>\n");

    /// <inheritdoc/>
    public override string ToString() => Drawing() + (Fault is null ? "" : $"{VisibleText.Of(Fault)}\n");

    internal override string? ToExtra(string mimeType) => Drawing().ToExtra(mimeType);

    internal Table<LessonProgress> Table(string? terminalLine) => new("The course", _columns, Lessons, terminalLine);

    /// <summary>
    /// For programs: <c>exercises</c>, <c>passed</c>, and for each of <c>lessons</c> its <c>number</c>, <c>title</c>, <c>exercises</c>, and the
    /// list <c>passed</c> of <c>exercise</c>, <c>cluster</c>, <c>passedAt</c> and <c>hints</c>.
    /// </summary>
    internal string ToJson() => JsonSerializer.Serialize(
        new { Exercises, Passed, Lessons = Lessons.Select(lesson => new { lesson.Number, lesson.Title, lesson.Exercises, Passed = lesson.Passes }) }, KeptProgress.Json);

    /// <summary>Counts the kept entries. It skips entries of exercises that the course doesn't have.</summary>
    internal static CourseProgress Of(KeptProgress kept)
    {
        var (passed, fault) = kept.Read();
        var ofExercise = passed.ToLookup(one => one.Exercise);
        return new([.. CourseOutline.Lessons.Select(lesson => new LessonProgress(
            lesson.Number, lesson.Title, lesson.Exercises.Count(), [.. lesson.Exercises.SelectMany(exercise => ofExercise[exercise])]))], fault);
    }
}

/// <summary>The exercises of a lesson that a learner has passed.</summary>
public sealed class LessonProgress
{
    internal LessonProgress(string number, string title, int exercises, IReadOnlyList<PassedExercise> passes)
    {
        (Number, Title, Exercises, Passes) = (number, title, exercises, passes);
        FirstPasses = [.. passes.GroupBy(pass => pass.Exercise).Select(passesOfOne => passesOfOne.MinBy(pass => pass.PassedAt)!)];
    }

    /// <summary>Its number, two digits: <c>05</c>.</summary>
    public string Number { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The number of its exercises.</summary>
    public int Exercises { get; }

    /// <summary>The number of exercises passed, on any cluster.</summary>
    public int Passed => FirstPasses.Count;

    /// <summary>The time of the most recent first pass on any cluster; null if there is none.</summary>
    public DateTimeOffset? LastPassedAt => Passes.Count == 0 ? null : Passes.Max(pass => pass.PassedAt);

    /// <summary>The clusters on which exercises were passed, sorted: <c>kind:podlab</c>, <c>recorded</c>.</summary>
    public IReadOnlyList<string> Clusters => [.. Passes.Select(pass => pass.Cluster).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The number of hints shown before the exercises were passed for the first time.</summary>
    public int Hints => FirstPasses.Sum(pass => pass.Hints);

    internal bool IsPassed => Exercises > 0 && Passed == Exercises;

    internal IReadOnlyList<PassedExercise> Passes { get; }

    internal IReadOnlyList<PassedExercise> FirstPasses { get; }
}
