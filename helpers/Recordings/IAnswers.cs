using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>
/// Answers questions: the <see cref="Recorder"/> asks a live cluster and keeps its answers, the <see cref="Replay"/> reads them from a
/// recording.
/// </summary>
internal interface IAnswers
{
    /// <summary>The time at the source of the answers.</summary>
    TimeProvider Clock { get; }

    /// <summary>The answer; it may be null.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ask">Asks the live cluster.</param>
    /// <exception cref="PodLabException">The answer is an error, or it wasn't recorded.</exception>
    Task<T> FindAsync<T>(Question question, Func<Task<T>> ask);

    /// <summary>The facts about the cluster, with a remark on the source of its answers.</summary>
    ClusterFacts Present(ClusterFacts facts) => facts;

    /// <summary>The answer to a question that always has one.</summary>
    /// <inheritdoc cref="FindAsync"/>
    async Task<T> AskAsync<T>(Question question, Func<Task<T>> ask) =>
        await FindAsync(question, ask) ?? throw new PodLabException($"The recording has no answer to {question}. It's damaged.");
}
