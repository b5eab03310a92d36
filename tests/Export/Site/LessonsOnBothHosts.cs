using PodLab.Recordings;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Course;

namespace PodLab.Tests.Export;

/// <summary>Every lesson, run to its end in a real browser and in the desktop's kernel, on the same recording.</summary>
public abstract class LessonsOnBothHosts
{
    // The first lesson is about the learner's own machine. A page isn't one, and has a test of its own.
    private static readonly string[] _lessons = [.. LessonRun.Recorded.Skip(1)];

    /// <summary>The recordings of one kind of cluster.</summary>
    protected static TheoryData<string> RecordingsOf(string kind) => [.. _lessons.Select(lesson => $"{lesson}.{kind}{RecordingFile.Extension}")];

    /// <summary>Runs a lesson without an answer, and compares every output.</summary>
    private protected static Task ComesOutTheSameWithoutAnswersAsync(LessonOnBothHosts lesson) => ComesOutTheSameAsync(lesson, lesson.Read(), "unanswered");

    /// <summary>Runs a lesson with all answers, and compares every output.</summary>
    private protected static Task ComesOutTheSameWithAnswersAsync(LessonOnBothHosts lesson)
    {
        var solved = lesson.Read();
        Solutions.PutInto(solved);
        return ComesOutTheSameAsync(lesson, solved, "passed");
    }

    private static async Task ComesOutTheSameAsync(LessonOnBothHosts lesson, Notebook notebook, string expected)
    {
        var run = await lesson.RunAllAsync(notebook);

        run.Differences.ShouldBeEmpty();
        StoredOutputs.Outcomes(run.InBrowser).ShouldAllBe(outcome => Ends(outcome, expected) || Ends(outcome, "not-possible"));
    }

    private static bool Ends(string outcome, string word) => outcome.EndsWith($" {word}", StringComparison.Ordinal);
}

/// <summary>On recordings of kind clusters. A push runs the lessons only with their answers; <c>PODLAB_TESTS_LESSONS=all</c> also without.</summary>
public sealed class LessonsOfKindClusters(SiteFixture site, Browser browser) : LessonsOnBothHosts
{
    public static TheoryData<string> Recordings => RecordingsOf("kind");

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_lesson_comes_out_as_on_the_desktop(string recording)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonOnBothHosts.OpenAsync(browser, site, recording);

        if (CourseWalk.IsWhole)
        {
            await ComesOutTheSameWithoutAnswersAsync(lesson);
        }

        await ComesOutTheSameWithAnswersAsync(lesson);
    }
}

/// <summary>On recordings of standalone nodes, and with the changes that the lessons suggest.</summary>
public sealed class LessonsOfStandaloneNodes(SiteFixture site, Browser browser) : LessonsOnBothHosts
{
    private const int FewestChanges = 5;

    public static TheoryData<string> Recordings => RecordingsOf("standalone");

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_lesson_comes_out_as_on_the_desktop_and_can_be_changed(string recording)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonOnBothHosts.OpenAsync(browser, site, recording);

        await ComesOutTheSameWithoutAnswersAsync(lesson);
        await ComesOutTheSameWithAnswersAsync(lesson);
        await CanBeChangedAsync(lesson, ExpectedChanges.OfLessons[recording[..2]]);
    }

    // As a learner who goes through the lesson once more, and changes cells on the way.
    private static async Task CanBeChangedAsync(LessonOnBothHosts lesson, ExpectedChanges expected)
    {
        var cells = lesson.Read().Cells.Where(cell => cell.IsCode).ToList();
        var suggested = SuggestedChange.Of(lesson.Read());
        suggested.Count.ShouldBeGreaterThanOrEqualTo(FewestChanges);
        suggested.Count.ShouldBe(expected.Changes.Length);
        var (faults, done) = (new List<string>(), 0);
        foreach (var (change, shown) in suggested.Zip(expected.Changes, (change, shown) => (change, shown)).OrderBy(pair => pair.change.Cell))
        {
            await lesson.RunAsync(done..(change.Cell + 1));
            done = change.Cell + 1;
            await TryAsync(change.Cell, change.Code, shown);
        }

        await TryAsync(IndexOf(expected.Earlier), cells[IndexOf(expected.Earlier)].Source, expected.Again);
        await TryAsync(IndexOf(expected.Asking), expected.Question, new("there `podlab up` starts a live cluster", "✘ Error"));
        faults.ShouldBeEmpty();

        int IndexOf(string id) => cells.FindIndex(cell => cell.Id == id);

        async Task TryAsync(int cell, string code, Shown shown)
        {
            var (text, differences) = await lesson.RunCellAsync(cell, code);
            faults.AddRange(shown.FaultsIn(text).Concat(differences).Select(fault => $"{cells[cell].Id}, {code}: {fault}"));
        }
    }
}
