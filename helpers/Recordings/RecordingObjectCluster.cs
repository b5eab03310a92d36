using System.Text.Json.Nodes;
using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>A cluster with an API server whose answers are kept.</summary>
internal sealed class RecordingObjectCluster(IObjectCluster cluster, Recorder recorder) : RecordingCluster(cluster, recorder), IObjectCluster
{
    private readonly IObjectCluster _cluster = cluster;
    private readonly Recorder _recorder = recorder;

    public Task<IReadOnlyList<ClusterObject>> GetObjectsAsync(
        string kind, string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) => _recorder.AskAsync(
            Question.Of(QuestionKind.Objects, namespaceName, kind, labelSelector),
            () => _cluster.GetObjectsAsync(kind, namespaceName, labelSelector, cancellation),
            objects => new JsonArray([.. objects.Select(ToJson)]));

    public string ObjectsTerminalLine(string kind, string namespaceName, string? labelSelector = null)
    {
        var line = _cluster.ObjectsTerminalLine(kind, namespaceName, labelSelector);
        _recorder.Keep(Question.Of(QuestionKind.ObjectsLine, namespaceName, kind, labelSelector), line);
        return line;
    }

    public Task<ClusterObject?> WaitForObjectAsync(
        string kind, string namespaceName, string name, ObjectCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        _recorder.AskAsync(
            Question.Of(QuestionKind.WaitForObject, namespaceName, kind, name, condition.Description),
            () => _cluster.WaitForObjectAsync(kind, namespaceName, name, condition, timeout, cancellation),
            ToJson);

    public Task<bool> DeleteObjectAsync(string kind, string namespaceName, string name, CancellationToken cancellation = default) => _recorder.AskAsync(
        Question.Of(QuestionKind.DeleteObject, namespaceName, kind, name),
        () => _cluster.DeleteObjectAsync(kind, namespaceName, name, cancellation),
        RecordingJson.ToNode);

    // A copy: what is kept is redacted in place.
    private static JsonNode? ToJson(ClusterObject? found) => found?.Json.DeepClone();
}
