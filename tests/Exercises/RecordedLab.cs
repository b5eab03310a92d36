using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>A lab on a recording that comes with the course, and checks of answers there.</summary>
internal static class RecordedLab
{
    /// <summary>The recording of a lesson on a standalone node: <c>04-pod-networking</c>.</summary>
    public static string Standalone(string lesson) => $"{lesson}.standalone{RecordingFile.Extension}";

    /// <summary>Opens a recording by its file name; the caller disposes it.</summary>
    public static Task<Lab> OpenAsync(string recording) => Lab.OnAsync(AnsweredCluster.Replay(PathOf(recording)), "for a test", TestContext.Current.CancellationToken);

    public static string PathOf(string recording) => Repository.Path("notebooks", "recordings", recording);

    /// <summary>Repeats the action of a recorded question: this brings the replay to the moment after it.</summary>
    public static async Task RepeatAsync(this Lab lab, Question question)
    {
        var (words, cancellation) = (question.Words, TestContext.Current.CancellationToken);
        switch (question.Kind)
        {
            case "apply":
                await lab.ApplyAsync(string.Join("\n---\n", words.Skip(1).Select(AsWritten)), words[0], cancellation: cancellation);
                break;
            case "debug":
                await lab.DebugAsync(words[1], words[3], words[4], [.. words.Skip(5)], words[2], words[0], cancellation);
                break;
            case "exec":
                await lab.ExecAsync(words[1], words[2], [.. words.Skip(3)], changes: true, words[0], cancellation);
                break;
            case "command":
                await (await lab.NodesAsync(cancellation)).Single(node => node.Name == words[0]).ChangeAsync([.. words.Skip(1)], cancellation);
                break;
        }
    }

    // A question contains every scalar as a text. A manifest contains texts only in its labels.
    private static string AsWritten(string json)
    {
        var labels = JsonNode.Parse(json)!["metadata"]!["labels"]?.DeepClone();
        var manifest = JsonNode.Parse(Regex.Replace(json, """(?<=:)"(true|false|\d+)"(?=[,}\]])""", "$1"))!;
        if (labels is not null)
        {
            manifest["metadata"]!["labels"] = labels;
        }

        return manifest.ToJsonString();
    }

    /// <summary>Asserts that an answer passes.</summary>
    public static void ShouldPass(this ExerciseResult result) => result.Outcome.ShouldBe(ExerciseOutcome.Passed, result.Message);

    /// <summary>Asserts that an answer is wrong and gets its own hint.</summary>
    /// <param name="result">The result.</param>
    /// <param name="hint">A part of the hint.</param>
    public static void ShouldBeWrong(this ExerciseResult result, string hint)
    {
        result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
        result.Message.ShouldContain(hint);
    }

    /// <summary>A learner's first answer to an exercise.</summary>
    public static Task<ExerciseResult> CheckAsync(this Lab lab, string id, object answer) =>
        ExerciseCatalog.Get(id).CheckAsync([answer], lab, new ExerciseProgress(), TestContext.Current.CancellationToken);
}
