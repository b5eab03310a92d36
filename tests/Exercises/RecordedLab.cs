using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>A lab on a recording that comes with the course, and answers that are checked there.</summary>
internal static class RecordedLab
{
    /// <summary>The recording of a lesson on a standalone node: <c>04-pod-networking</c>.</summary>
    public static string Standalone(string lesson) => $"{lesson}.standalone{RecordingFile.Extension}";

    /// <summary>Opens one by the name of its file; whoever asks disposes it.</summary>
    public static Task<Lab> OpenAsync(string recording) => Lab.OnAsync(AnsweredCluster.Replay(PathOf(recording)), "for a test", TestContext.Current.CancellationToken);

    public static string PathOf(string recording) => Repository.Path("notebooks", "recordings", recording);

    /// <summary>A learner's first answer to an exercise.</summary>
    public static Task<ExerciseResult> CheckAsync(this Lab lab, string id, object answer) =>
        ExerciseCatalog.Get(id).CheckAsync([answer], lab, new ExerciseProgress(), TestContext.Current.CancellationToken);
}
