using PodLab.Rendering.Drawings;

namespace PodLab.Exercises;

/// <summary>A drawing of the course: one box per lesson, with the number of its exercises that were passed.</summary>
internal static class CourseMap
{
    private const string Title = "The course";
    private const int Columns = 2;
    private const double Width = 300;

    public static Drawing Of(CourseProgress progress) => new(Title, progress.Summary, new Panel(
        Role.Paper,
        [
            new TextBlock(Title, TextStyle.Title), new TextBlock(progress.Summary, TextStyle.Note),
            new PanelGrid([.. progress.Lessons.Select(Lesson)], Columns, Width),
        ]));

    // A sign and words, so that color isn't the only signal.
    private static Panel Lesson(LessonProgress lesson)
    {
        var (sign, role) = lesson switch
        {
            { IsPassed: true } => ("✔ ", Role.Part),
            { Passed: > 0 } => ("◐ ", Role.Subject),
            _ => ("", Role.Surroundings),
        };
        var state = lesson.Exercises == 0 ? "no exercises" : $"{sign}{lesson.Passed} of {Counted.Of(lesson.Exercises, "exercise")} passed";
        return new(role, [new TextBlock($"{lesson.Number} {lesson.Title}", TextStyle.Title), new TextBlock(state, TextStyle.Note)]);
    }
}
