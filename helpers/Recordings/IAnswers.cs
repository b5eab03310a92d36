using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>
/// Answers questions: the <see cref="Recorder"/> asks a live cluster and keeps what it says, the <see cref="Replay"/> has it from a
/// recording.
/// </summary>
internal interface IAnswers
{
    /// <summary>What time it is where the answers come from.</summary>
    TimeProvider Clock { get; }

    /// <summary>The answer, null where that is one.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ask">Asks the live cluster.</param>
    /// <exception cref="PodLabException">The answer is an error, or was never recorded.</exception>
    Task<T> FindAsync<T>(Question question, Func<Task<T>> ask);

    /// <summary>What a reader should know of the cluster, given where its answers come from.</summary>
    ClusterFacts Present(ClusterFacts facts) => facts;

    /// <summary>The answer to a question that always has one.</summary>
    /// <inheritdoc cref="FindAsync"/>
    async Task<T> AskAsync<T>(Question question, Func<Task<T>> ask) =>
        await FindAsync(question, ask) ?? throw new PodLabException($"The recording has no answer to {question}: it is damaged.");
}
