using PodLab.Exercises;
using PodLab.Recordings;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Course;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Notebooks;

/// <summary>
/// A lesson's sentences are checked on the machine. If a recording is changed so that one of them is false, exactly that cell fails, and every other
/// cell still runs. Each lesson has a class with its changes.
/// </summary>
/// <remarks>
/// A push makes several changes in one replay if they affect different cells. If other cells fail than all of these, the changes are halved, down to
/// a single one. With <c>PODLAB_TESTS_LESSONS=all</c> each one is made separately.
/// </remarks>
/// <param name="recording">The shipped recording, without its ending: <c>05-pod-infrastructure.standalone</c>.</param>
public abstract class TamperedRecordings(string recording)
{
    private const string And = " + ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_it_was_recorded_no_cell_fails() => (await FailingCellsAsync(Read(recording))).ShouldBeEmpty();

    /// <summary>The changes in each replay, by their names.</summary>
    private protected static TheoryData<string> Choose(IEnumerable<Tampering> lies)
    {
        var told = new List<List<Tampering>>();
        foreach (var lie in lies)
        {
            if (CourseWalk.IsWhole || told.Find(others => others.All(other => CanBeToldTogether(lie, other))) is not { } companions)
            {
                told.Add([lie]);
            }
            else
            {
                companions.Add(lie);
            }
        }

        return [.. told.Select(together => string.Join(And, together.Select(lie => lie.Name)))];
    }

    /// <summary>Replays the lesson from a changed recording, and compares the failing cells.</summary>
    /// <param name="lies">All changes for the lesson.</param>
    /// <param name="names">The changes to make, as combined by <see cref="Choose"/>.</param>
    private protected async Task OnlyTheirCellsFailAsync(IEnumerable<Tampering> lies, string names)
    {
        Tampering[] told = [.. names.Split(And).Select(name => lies.Single(lie => lie.Name == name))];
        var failed = await FailingCellsAsync(told.Aggregate(Read(recording), (changed, lie) => lie.In(changed)));
        if (told is [var only])
        {
            failed.ShouldBe(only.Cells, only.Name);
        }
        else if (told.SelectMany(lie => lie.Cells).ToHashSet() is var expected && !expected.SetEquals(failed))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"Told apart: together, {string.Join(", ", expected.Except(failed))} didn't fail and {string.Join(", ", failed.Except(expected))} did.");
            foreach (var half in told.Chunk((told.Length + 1) / 2))
            {
                await OnlyTheirCellsFailAsync(lies, string.Join(And, half.Select(lie => lie.Name)));
            }
        }
    }

    private static bool CanBeToldTogether(Tampering one, Tampering other) =>
        !one.Cells.Intersect(other.Cells).Any() && (one.Question != other.Question || (one.Time is not null && other.Time is not null && one.Time != other.Time));

    /// <summary>A random value that differs in each recording: the pattern's first group, in the first question that matches.</summary>
    private protected static string FindInQuestions(string recording, string pattern) =>
        Read(recording).Exchanges.Select(exchange => Regex.Match(string.Join(' ', exchange.Question.Words), pattern)).First(match => match.Success).Groups[1].Value;

    /// <summary>A fact about the machine of the recording: the pattern's first group, in the JSON of an answer to such a question.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="question">A word of the question.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="time">The index among the questions with this word, from 0.</param>
    private protected static string FindInAnswers(string recording, string question, string pattern, int time = 0) =>
        Regex.Match(Read(recording).Exchanges.Where(exchange => exchange.Question.Words.Contains(question)).ElementAt(time).Answer!.ToJsonString(), pattern).Groups[1].Value;

    private static Recording Read(string recording) =>
        RecordingFile.Read(Repository.Path("notebooks", "recordings", recording + RecordingFile.Extension));

    private async Task<IReadOnlyList<string>> FailingCellsAsync(Recording changed)
    {
        using var copy = NotebookCopy.OfText(ThatGoesOn());
        var (file, results) = (Path.Combine(copy.Folder, "lies" + RecordingFile.Extension), Path.Combine(copy.Folder, "out"));
        RecordingFile.Write(changed, file);
        await NotebookSession.RunAsync(new([copy.Path], Cluster: null, WithSolutions: true, results, Recording: file), Cancellation);

        var executed = Notebook.Read(Path.Combine(results, Path.GetFileName(copy.Path)));
        executed.Cells.Where(cell => cell.IsCode).ShouldAllBe(cell => cell.ExecutionCount != null);
        return [.. executed.Cells.Where(HasFailed).Select(cell => cell.Id!)];
    }

    // The lesson unchanged, except that a failing cell doesn't end the run.
    private string ThatGoesOn()
    {
        var lesson = Notebook.Read(Repository.Path("notebooks", $"{recording.Split('.')[0]}.ipynb"));
        foreach (var cell in lesson.Cells.Where(cell => cell.IsCode))
        {
            cell.Json["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };
            cell.Source = cell.Source.Replace("\"../helpers/", $"\"{Repository.Path("helpers")}/", StringComparison.Ordinal);
        }

        return lesson.ToText();
    }

    private static bool HasFailed(NotebookCell cell) => cell.Outputs.Any(output => output is ErrorOutput
        || (output is RichOutput rich && rich.Data.Value(ExerciseResult.MimeType)?.Field("outcome").Text() is { } outcome
            && outcome is not ("passed" or "not-possible")));
}
