namespace PodLab.Tests.Course;

/// <summary>
/// An order of going through the course on one cluster. A push takes a pairwise choice of cluster, lesson, order, and answers or none
/// (<see cref="ChoosingWalks"/>). <c>PODLAB_TESTS_LESSONS=all</c> takes every combination, each lesson twice in a row (CONTRIBUTING.md), and
/// <c>PODLAB_TESTS_LESSONS=01,02</c> those of some lessons.
/// </summary>
internal static class CourseWalk
{
    public const string OddUpAnswered = "odd lessons up, with solutions, even ones down, without answers";

    public const string EvenUpAnswered = "even lessons up, with solutions, odd ones down, without answers";

    /// <summary>For clusters on which the whole course would take too long for a push: only lessons that watch the kubelet.</summary>
    public const string OddUpUnansweredOfKubelet = "odd lessons from 06 up, without answers, even ones down, with solutions";

    /// <summary>For nodes that are slow with each command.</summary>
    public const string Lesson05 = "lesson 05, with solutions";

    private static readonly Dictionary<string, IReadOnlyList<LessonRun>> _chosen = new()
    {
        [OddUpAnswered] = [.. Up(answered: true).Where(IsOdd), .. Down(answered: false).Where(IsEven)],
        [EvenUpAnswered] = [.. Up(answered: true).Where(IsEven), .. Down(answered: false).Where(IsOdd)],
        [OddUpUnansweredOfKubelet] = [.. Up(answered: false).Where(run => IsOdd(run) && run.WatchesKubelet), .. Down(answered: true).Where(run => IsEven(run) && run.WatchesKubelet)],
        [Lesson05] = [.. Up(answered: true).Where(run => run.Number == "05")],
    };

    private static readonly string? _wanted = Environment.GetEnvironmentVariable("PODLAB_TESTS_LESSONS");

    private static readonly Dictionary<string, IReadOnlyList<LessonRun>> _all = new()
    {
        ["up, each lesson twice, with solutions"] = Twice(Up(answered: true)),
        ["up, each lesson twice, without answers"] = Twice(Up(answered: false)),
        ["down, each lesson twice, with solutions"] = Twice(Down(answered: true)),
        ["down, each lesson twice, without answers"] = Twice(Down(answered: false)),
    };

    /// <summary>Whether this test run takes lessons in all ways, instead of a choice.</summary>
    public static bool IsWhole => !string.IsNullOrEmpty(_wanted);

    /// <summary>The walks of this test run: that one, or all.</summary>
    public static TheoryData<string> Choose(string walk) => IsWhole ? [.. _all.Keys] : [walk];

    /// <summary>The runs of a walk, in its order.</summary>
    public static IReadOnlyList<LessonRun> Of(string walk) => _chosen.GetValueOrDefault(walk) ?? _all[walk];

    private static IEnumerable<LessonRun> Up(bool answered) => LessonRun.Lessons.Select(lesson => new LessonRun(lesson, Upward: true, answered));

    private static IEnumerable<LessonRun> Down(bool answered) => LessonRun.Lessons.Reverse().Select(lesson => new LessonRun(lesson, Upward: false, answered));

    private static IReadOnlyList<LessonRun> Twice(IEnumerable<LessonRun> runs) =>
        [.. runs.Where(run => _wanted is not { Length: > 0 } || _wanted == "all" || _wanted.Split(',').Contains(run.Number)).SelectMany(run => Enumerable.Repeat(run, 2))];

    private static bool IsOdd(LessonRun run) => run.Number[1] % 2 == 1;

    private static bool IsEven(LessonRun run) => !IsOdd(run);
}
