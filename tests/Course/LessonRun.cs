using System.Text.RegularExpressions;
using PodLab.Exercises;

namespace PodLab.Tests.Course;

/// <summary>A lesson, run with its solutions or without a single answer, on the way up or down the course.</summary>
internal sealed record LessonRun(string Lesson, bool Upward, bool Answered)
{
    /// <summary>The lessons of the checkout, in their order: <c>01-linux-namespaces</c> and those after it.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        [.. Directory.EnumerateFiles(Repository.Path("notebooks"), "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The lessons that can be replayed: all but the one that breaks pods, which is about what the learner does to them.</summary>
    public static IEnumerable<string> Recorded => Lessons.Where(lesson => CourseOutline.Get(lesson[..2]).Incidents == 0);

    /// <summary><c>05</c>.</summary>
    public string Number => Lesson[..2];

    /// <summary>Whether the lesson watches what a kubelet does with pods: restarts, orders, other variants of pods.</summary>
    public bool WatchesKubelet => string.CompareOrdinal(Number, "06") >= 0;

    /// <summary>Whether the lesson shows features that not every cluster has: sidecars, ephemeral containers, user namespaces. The lesson asks the
    /// cluster.</summary>
    private bool AsksForFeatures => Number is "07" or "09";

    public string Notebook => Repository.Path("notebooks", $"{Lesson}.ipynb");

    /// <summary>Asserts that every cell ran and that each exercise has the required result.</summary>
    /// <param name="ran">The output of <c>podlab run</c>.</param>
    /// <returns>One line for a summary: the lesson, its results, and the time of its cells.</returns>
    public string Judge(ToolResult ran)
    {
        var said = ran.Output.ReplaceLineEndings(" ");
        Assert.True(ran.ExitCode == 0, $"{this}: exit code {ran.ExitCode}.\n{ran.Output}\n{ran.Error}");
        var outcomes = Regex.Matches(said, @"([EI]\d\d\.\d+) (passed|wrong|unanswered|not-possible)").ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);
        var asked = Regex.Matches(File.ReadAllText(Notebook), $@"[EI]{Number}\.\d+").Select(found => found.Value).Distinct();
        outcomes.Keys.Order().ShouldBe(asked.Order(), $"{this}: {said}");
        var good = Answered ? "passed" : "unanswered";
        Assert.True(outcomes.Count == 0 || outcomes.ContainsValue(good), $"{this}: {said}");
        outcomes.Values.ShouldAllBe(outcome => outcome == good || (AsksForFeatures && outcome == "not-possible"), $"{this}: {said}");
        var counts = outcomes.Values.CountBy(outcome => outcome).Select(count => $"{count.Value} {count.Key}");
        return $"{this}: {string.Join(", ", counts)}; {Regex.Match(said, @"\d+ of \d+ cells ran in [\d.]+ s")}";
    }

    public override string ToString() => $"{Lesson} {(Answered ? "with solutions" : "without answers")}";
}
