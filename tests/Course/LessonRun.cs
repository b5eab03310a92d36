using System.Text.RegularExpressions;

namespace PodLab.Tests.Course;

/// <summary>A lesson, run with its solutions or without a single answer.</summary>
internal sealed record LessonRun(string Lesson, bool Answered)
{
    /// <summary>The lessons of the checkout, in their order: <c>01-linux-namespaces</c> and those after it.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        [.. Directory.EnumerateFiles(Repository.Path("notebooks"), "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public string Notebook => Repository.Path("notebooks", $"{Lesson}.ipynb");

    /// <summary>Asserts that every cell ran and that each exercise came out as it must.</summary>
    /// <param name="ran">What <c>podlab run</c> said.</param>
    /// <returns>One line for a summary: the lesson, its outcomes, and how long its cells took.</returns>
    public string Judge(ToolResult ran)
    {
        var said = ran.Output.ReplaceLineEndings(" ");
        Assert.True(ran.ExitCode == 0, $"{this}: exit code {ran.ExitCode}.\n{ran.Output}\n{ran.Error}");
        var outcomes = Regex.Matches(said, @"(E\d\d\.\d+) (passed|wrong|unanswered|not-possible)").ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);
        var asked = Regex.Matches(File.ReadAllText(Notebook), $@"E{Lesson[..2]}\.\d+").Select(found => found.Value).Distinct();
        outcomes.Keys.Order().ShouldBe(asked.Order(), $"{this}: {said}");
        outcomes.Values.ShouldAllBe(outcome => outcome == (Answered ? "passed" : "unanswered"), $"{this}: {said}");
        var counts = outcomes.Values.CountBy(outcome => outcome).Select(count => $"{count.Value} {count.Key}");
        return $"{this}: {string.Join(", ", counts)}; {Regex.Match(said, @"\d+ of \d+ cells ran in [\d.]+ s")}";
    }

    public override string ToString() => $"{Lesson} {(Answered ? "with solutions" : "without answers")}";
}
