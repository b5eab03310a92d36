namespace PodLab.Tests.Course;

/// <summary>
/// An order in which somebody goes through the course on one cluster. On each push standalone nodes get all lessons, both orders, answers and none. <c>PODLAB_TESTS_LESSONS=all</c> takes every combination, each lesson twice in a row (CONTRIBUTING.md).
/// </summary>
internal static class CourseWalk
{
    /// <summary>Up and down again, answered by turns: the last lesson is so run twice in a row, the others with all of the course between.</summary>
    public const string UpAndDown = "up and down, answered by turns";

    /// <summary>With every lesson once.</summary>
    public const string OddUpAnswered = "odd lessons up, answered, even ones down";

    /// <summary>For clusters on which the whole course would take a push too long.</summary>
    public const string Lesson05 = "lesson 05, with solutions";

    private static readonly Dictionary<string, IReadOnlyList<LessonRun>> _chosen = new()
    {
        [UpAndDown] = [.. Up.Select(lesson => new LessonRun(lesson, IsOdd(lesson))), .. Down.Select(lesson => new LessonRun(lesson, !IsOdd(lesson)))],
        [OddUpAnswered] =
        [
            .. Up.Where(IsOdd).Select(lesson => new LessonRun(lesson, Answered: true)),
            .. Down.Where(lesson => !IsOdd(lesson)).Select(lesson => new LessonRun(lesson, Answered: false)),
        ],
        [Lesson05] = [.. Up.Where(lesson => lesson.StartsWith("05", StringComparison.Ordinal)).Select(lesson => new LessonRun(lesson, Answered: true))],
    };

    private static readonly Dictionary<string, IReadOnlyList<LessonRun>> _all = new()
    {
        ["up, each lesson twice, with solutions"] = Twice(Up, answered: true),
        ["up, each lesson twice, without answers"] = Twice(Up, answered: false),
        ["down, each lesson twice, with solutions"] = Twice(Down, answered: true),
        ["down, each lesson twice, without answers"] = Twice(Down, answered: false),
    };

    private static IEnumerable<string> Up => LessonRun.Lessons;

    private static IEnumerable<string> Down => LessonRun.Lessons.Reverse();

    /// <summary>The walks of this test run: that one, or all.</summary>
    public static TheoryData<string> Choose(string walk) => Environment.GetEnvironmentVariable("PODLAB_TESTS_LESSONS") == "all" ? [.. _all.Keys] : [walk];

    /// <summary>The runs of a walk, in its order.</summary>
    public static IReadOnlyList<LessonRun> Of(string walk) => _chosen.GetValueOrDefault(walk) ?? _all[walk];

    private static IReadOnlyList<LessonRun> Twice(IEnumerable<string> lessons, bool answered) =>
        [.. lessons.SelectMany(lesson => Enumerable.Repeat(new LessonRun(lesson, answered), 2))];

    private static bool IsOdd(string lesson) => lesson[1] % 2 == 1;
}
