using PodLab.Exercises;
using PodLab.Recordings;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Notebooks;

/// <summary>
/// A lesson's sentences are held to the machine: where a recording is changed so that one of them is false, exactly that cell fails, and
/// every other cell still runs. A class per lesson has the lies.
/// </summary>
/// <param name="recording">The shipped recording, without its ending: <c>05-pod-infrastructure.standalone</c>.</param>
public abstract class TamperedRecordings(string recording)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_it_was_recorded_no_cell_fails() => (await FailingCellsAsync(Read(recording))).ShouldBeEmpty();

    /// <summary>Replays the lesson from a recording with a lie in it, and compares the cells that fail.</summary>
    private protected async Task OnlyItsCellsFailAsync(Tampering lie) =>
        (await FailingCellsAsync(lie.In(Read(recording)))).ShouldBe(lie.Cells, lie.Name);

    /// <summary>What was drawn for a recording, and so differs with each: the pattern's first group, in the first question that matches.</summary>
    private protected static string FindInQuestions(string recording, string pattern) =>
        Read(recording).Exchanges.Select(exchange => Regex.Match(string.Join(' ', exchange.Question.Words), pattern)).First(match => match.Success).Groups[1].Value;

    /// <summary>What the machine said when the lesson was recorded: the pattern's first group, in the JSON of the first answer to such a question.</summary>
    private protected static string FindInAnswers(string recording, string question, string pattern) =>
        Regex.Match(Read(recording).Exchanges.First(exchange => exchange.Question.Words.Contains(question)).Answer!.ToJsonString(), pattern).Groups[1].Value;

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

    // The lesson as it is, except that a failing cell doesn't end the run.
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
