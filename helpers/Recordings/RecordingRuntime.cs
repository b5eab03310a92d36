using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>A container runtime whose answers are kept.</summary>
internal sealed class RecordingRuntime(string node, IContainerRuntime runtime, Recorder recorder) : IContainerRuntime
{
    public Task<string> VersionAsync(CancellationToken cancellation = default) => AskAsync(QuestionKind.Version, runtime.VersionAsync, cancellation);

    public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) =>
        AskAsync(QuestionKind.Images, runtime.ImagesAsync, cancellation);

    public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) =>
        AskAsync(QuestionKind.Sandboxes, runtime.SandboxesAsync, cancellation);

    public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) =>
        AskAsync(QuestionKind.Containers, runtime.ContainersAsync, cancellation);

    private Task<T> AskAsync<T>(QuestionKind kind, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation) =>
        recorder.AskAsync(Question.Of(kind, node), () => ask(cancellation), RecordingJson.ToNode);
}
