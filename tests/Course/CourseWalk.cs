namespace PodLab.Tests.Course;

/// <summary>
/// An order in which somebody goes through the whole course on one cluster. On each push every cluster gets the walk that pairs each of its lessons with
/// both orders, and each order with answers and with none; <c>PODLAB_TESTS_LESSONS=all</c> takes every combination (CONTRIBUTING.md).
/// </summary>
internal static class CourseWalk
{
    /// <summary>Up and down again, answered by turns: the last lesson is so run twice in a row, the others with all of the course between.</summary>
    public const string ByTurns = "up and down, answered by turns";

    private const string Up = "up";
    private const string Solved = "with solutions";
    private const string Twice = "each lesson twice";

    /// <summary>The walks of this test run.</summary>
    public static TheoryData<string> Chosen => Environment.GetEnvironmentVariable("PODLAB_TESTS_LESSONS") == "all" ? All : [ByTurns];

    /// <summary>For the fastest cluster, where the repetition in a row is tried on each push as well.</summary>
    public static TheoryData<string> ChosenAndTwice =>
        Environment.GetEnvironmentVariable("PODLAB_TESTS_LESSONS") == "all" ? All : [ByTurns, $"{Up}, {Solved}, {Twice}"];

    private static TheoryData<string> All =>
    [
        .. from order in new[] { Up, "down" }
           from answers in new[] { Solved, "without answers" }
           from times in new[] { "each lesson once", Twice }
           select $"{order}, {answers}, {times}",
    ];

    /// <summary>The runs of a walk, in its order.</summary>
    public static IEnumerable<LessonRun> Of(string walk)
    {
        var up = LessonRun.Lessons;
        if (walk == ByTurns)
        {
            // The way down answers what the way up left open.
            var wayUp = up.Select((lesson, place) => new LessonRun(lesson, place % 2 == 0)).ToList();
            return [.. wayUp, .. wayUp.AsEnumerable().Reverse().Select(run => run with { Answered = !run.Answered })];
        }

        var words = walk.Split(", ");
        return (words[0] == Up ? up : up.Reverse()).SelectMany(lesson => Enumerable.Repeat(new LessonRun(lesson, words[1] == Solved), words[2] == Twice ? 2 : 1));
    }
}
