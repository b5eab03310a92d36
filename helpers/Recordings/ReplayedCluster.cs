using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PodLab.Clusters;
using PodLab.Manifests;
using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>
/// A cluster that is not there: it answers from a recording what the recorded one answered. Nothing is started, on any operating system. It may be asked
/// whatever a cluster may; what the recorded one was not asked has no answer.
/// </summary>
internal sealed class ReplayedCluster : IObjectCluster
{
    private readonly Recording _recording;
    private readonly Replay _replay;

    private ReplayedCluster(Recording recording)
    {
        (_recording, _replay) = (recording, new Replay(recording));
        Clock = new ReplayClock(_replay);
    }

    public string Name => "the replay";

    public TimeProvider Clock { get; }

    /// <exception cref="PodLabException">There is no such recording, or it cannot be read.</exception>
    public static ReplayedCluster Open(string path) => new(RecordingFile.Read(path));

    public static ReplayedCluster Of(Recording recording) => new(recording);

    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default)
    {
        var facts = Get<ClusterFacts>(Question.Of(QuestionKind.Facts));
        return Task.FromResult(facts with
        {
            Kind = $"a replay of {facts.Kind}",
            Ownership = "nowhere: this is a replay",
            Remarks = [ReplayRemark(facts), .. facts.Remarks],
        });
    }

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) =>
        Task.FromResult(Get<IReadOnlyList<AppliedObject>>(Question.OfManifest(manifest, namespaceName)));

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default)
    {
        var answer = Ask(Question.Of(QuestionKind.Pods, namespaceName, labelSelector));
        return Task.FromResult<IReadOnlyList<V1Pod>>([.. answer!.AsArray().Select(pod => ToPod(pod)!)]);
    }

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null) =>
        Get<string>(Question.Of(QuestionKind.PodsLine, namespaceName, labelSelector));

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        Task.FromResult(ToPod(Ask(OfPod(QuestionKind.Pod, namespaceName, name))));

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        Task.FromResult(ToPod(Ask(OfPod(QuestionKind.Wait, namespaceName, name, condition.Description))));

    public Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        Task.FromResult(Get<bool>(OfPod(QuestionKind.Delete, namespaceName, name)));

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) =>
        Task.FromResult(Get<string>(OfPod(QuestionKind.Log, namespaceName, pod, container, tailLines.ToString(CultureInfo.InvariantCulture))));

    public Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ClusterNode>>(
            [.. Get<IReadOnlyList<RecordedNode>>(Question.Of(QuestionKind.Nodes)).Select(node => new ReplayedNode(node, this))]);

    public Task<IReadOnlyList<ClusterObject>> GetObjectsAsync(
        string kind, string namespaceName, string? labelSelector = null, CancellationToken cancellation = default)
    {
        var answer = Ask(Question.Of(QuestionKind.Objects, namespaceName, kind, labelSelector));
        return Task.FromResult<IReadOnlyList<ClusterObject>>([.. answer!.AsArray().Select(found => ToObject(found)!)]);
    }

    public string ObjectsTerminalLine(string kind, string namespaceName, string? labelSelector = null) =>
        Get<string>(Question.Of(QuestionKind.ObjectsLine, namespaceName, kind, labelSelector));

    public Task<ClusterObject?> WaitForObjectAsync(
        string kind, string namespaceName, string name, ObjectCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        Task.FromResult(ToObject(Ask(Question.Of(QuestionKind.WaitForObject, namespaceName, kind, name, condition.Description))));

    public Task<bool> DeleteObjectAsync(string kind, string namespaceName, string name, CancellationToken cancellation = default) =>
        Task.FromResult(Get<bool>(Question.Of(QuestionKind.DeleteObject, namespaceName, kind, name)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What was answered to a question.</summary>
    /// <exception cref="PodLabException">It was answered with an error, or nobody asked it.</exception>
    public T Get<T>(Question question)
    {
        try
        {
            return RecordingJson.FromNode<T>(Ask(question)) ?? throw new PodLabException($"The recording has no answer to {question}: it is damaged.");
        }
        catch (JsonException error)
        {
            throw new PodLabException($"The recording's answer to {question} is not what it should be: {error.Message}", error);
        }
    }

    private static Question OfPod(QuestionKind kind, string namespaceName, string pod, params string?[] words)
    {
        KubernetesNames.EnsurePod(namespaceName, pod);
        return Question.Of(kind, [namespaceName, pod, .. words]);
    }

    // A copy: whoever is given an object may change it, and the recording stays as it is.
    private static ClusterObject? ToObject(JsonNode? json) => json is null ? null : new ClusterObject(json.DeepClone().AsObject());

    private static V1Pod? ToPod(JsonNode? json) => json is null ? null : KubernetesJson.Deserialize<V1Pod>(json.ToJsonString());

    private JsonNode? Ask(Question question)
    {
        var exchange = _replay.Answer(question);
        return exchange.Failure is { } failure ? throw failure.ToException() : exchange.Answer;
    }

    private string ReplayRemark(ClusterFacts facts)
    {
        var when = _recording.Header.RecordedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var what = _recording.Header.Notebook is { } notebook ? $"{notebook} on " : "";
        return $"This is a replay: what the cells show is what {what}{facts.Kind} cluster {facts.Name} answered on {when}. Nothing runs here, "
            + "and what nobody asked then has no answer now.";
    }
}
