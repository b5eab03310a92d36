using System.Globalization;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PodLab.Clusters;
using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>A cluster whose answers are kept: it answers as the cluster behind it does, and can what that can.</summary>
internal class RecordingCluster(ICluster cluster, Recorder recorder) : ICluster
{
    /// <summary>That cluster with its answers kept; one with an API server stays one.</summary>
    public static RecordingCluster Of(ICluster cluster, Recorder recorder) =>
        cluster is IObjectCluster objects ? new RecordingObjectCluster(objects, recorder) : new RecordingCluster(cluster, recorder);

    public string Name => cluster.Name;

    public TimeProvider Clock => cluster.Clock;

    public string PlaceOf(string namespaceName) => cluster.PlaceOf(namespaceName);

    // Whose machine it was, under which user's name, is nobody's business.
    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) => recorder.AskAsync(
        Question.Of(QuestionKind.Facts), () => cluster.FactsAsync(cancellation), facts => RecordingJson.ToNode(facts with { Ownership = "" }));

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) => recorder.AskAsync(
            Question.OfManifest(manifest, namespaceName),
            () => cluster.ApplyAsync(manifest, namespaceName, force, cancellation),
            RecordingJson.ToNode);

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        recorder.AskAsync(
            Question.Of(QuestionKind.Pods, namespaceName, labelSelector),
            () => cluster.GetPodsAsync(namespaceName, labelSelector, cancellation),
            pods => new JsonArray([.. pods.Select(ToJson)]));

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null)
    {
        var line = cluster.PodsTerminalLine(namespaceName, labelSelector);
        recorder.Keep(Question.Of(QuestionKind.PodsLine, namespaceName, labelSelector), line);
        return line;
    }

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        recorder.AskAsync(Question.Of(QuestionKind.Pod, namespaceName, name), () => cluster.FindPodAsync(namespaceName, name, cancellation), ToJson);

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) => recorder.AskAsync(
            Question.Of(QuestionKind.Wait, namespaceName, name, condition.Description),
            () => cluster.WaitForPodAsync(namespaceName, name, condition, timeout, cancellation),
            ToJson);

    public Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default) => recorder.AskAsync(
        Question.Of(QuestionKind.Delete, namespaceName, name), () => cluster.DeletePodAsync(namespaceName, name, cancellation), RecordingJson.ToNode);

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) => recorder.AskAsync(
            Question.Of(QuestionKind.Log, namespaceName, pod, container, tailLines.ToString(CultureInfo.InvariantCulture)),
            () => cluster.ReadLogAsync(namespaceName, pod, container, tailLines, cancellation),
            RecordingJson.ToNode);

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default)
    {
        var nodes = await recorder.AskAsync(
            Question.Of(QuestionKind.Nodes),
            () => cluster.NodesAsync(cancellation),
            nodes => RecordingJson.ToNode(nodes.Select(RecordedNode.Of)));
        return [.. nodes.Select(node => new RecordingNode(node, recorder))];
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private static JsonNode? ToJson(V1Pod? pod) => pod is null ? null : JsonNode.Parse(KubernetesJson.Serialize(pod));
}
