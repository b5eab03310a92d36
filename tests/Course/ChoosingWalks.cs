namespace PodLab.Tests.Course;

/// <summary>The runs of a push: any two of cluster, lesson, order, and answers meet in some run. On kind, the lessons are those that watch the
/// kubelet.</summary>
public sealed class ChoosingWalks
{
    private static readonly (string Cluster, string Walk)[] _walks =
    [
        ("root's node", GoingThroughTheCourseOnStandaloneNodes.WalkOfRoot),
        ("an ordinary user's node", GoingThroughTheCourseOnStandaloneNodes.WalkOfOrdinaryUser),
        ("kind", GoingThroughTheCourseOnKind.WalkThroughDocker),
    ];

    [Fact]
    public void Every_pair_is_chosen()
    {
        string[][] runs =
        [
            .. from walk in _walks
               from run in CourseWalk.Of(walk.Walk)
               select (string[])[walk.Cluster, run.Lesson, run.Upward ? "up" : "down", run.Answered ? "with solutions" : "without answers"],
        ];

        var factors = Enumerable.Range(0, runs[0].Length).ToList();
        foreach (var (one, other) in from one in factors from other in factors where one < other select (one, other))
        {
            var possible = from a in runs.Select(run => run[one]).Distinct() from b in runs.Select(run => run[other]).Distinct() where !IsLeftOut(a, b) select (a, b);
            runs.Select(run => (run[one], run[other])).Distinct().ShouldBe(possible, ignoreOrder: true);
        }

        runs.Select(run => run[1]).Distinct().ShouldBe(LessonRun.Lessons, ignoreOrder: true);
        runs.Select(run => run[2]).Distinct().Count().ShouldBe(2);
        runs.Select(run => run[3]).Distinct().Count().ShouldBe(2);
    }

    private static bool IsLeftOut(string cluster, string lesson) =>
        cluster == "kind" && LessonRun.Lessons.Contains(lesson) && !new LessonRun(lesson, Upward: true, Answered: true).WatchesKubelet;
}
