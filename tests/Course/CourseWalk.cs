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

    /// <summary>Upward, and each lesson twice in a row.</summary>
    public const string UpTwice = $"{Up}, each lesson twice, {Solved}";

    private const string Up = "up";
    private const string Solved = "with solutions";

    /// <summary>The walks of this test run: these, or all.</summary>
    public static TheoryData<string> Choose(params string[] walks) => Environment.GetEnvironmentVariable("PODLAB_TESTS_LESSONS") != "all" ? [.. walks] :
    [
        UpTwice, $"{Up}, each lesson twice, without answers", $"down, each lesson twice, {Solved}", "down, each lesson twice, without answers",
    ];

    /// <summary>The runs of a walk, in its order.</summary>
    public static IEnumerable<LessonRun> Of(string walk)
    {
        var (up, down) = (LessonRun.Lessons, LessonRun.Lessons.Reverse());
        switch (walk)
        {
            case UpAndDown:
                return [.. up.Select(lesson => new LessonRun(lesson, IsOdd(lesson))), .. down.Select(lesson => new LessonRun(lesson, !IsOdd(lesson)))];
            case OddUpAnswered:
                return
                [
                    .. up.Where(IsOdd).Select(lesson => new LessonRun(lesson, Answered: true)),
                    .. down.Where(lesson => !IsOdd(lesson)).Select(lesson => new LessonRun(lesson, Answered: false)),
                ];
            case Lesson05:
                return [.. up.Where(lesson => lesson.StartsWith("05", StringComparison.Ordinal)).Select(lesson => new LessonRun(lesson, Answered: true))];
            default:
                return (walk.StartsWith(Up, StringComparison.Ordinal) ? up : down)
                    .SelectMany(lesson => Enumerable.Repeat(new LessonRun(lesson, walk.EndsWith(Solved, StringComparison.Ordinal)), 2));
        }
    }

    private static bool IsOdd(string lesson) => lesson[1] % 2 == 1;
}
