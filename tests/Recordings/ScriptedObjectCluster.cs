using System.Text.Json.Nodes;
using PodLab.Clusters;

namespace PodLab.Tests.Recordings;

/// <summary>The same with an API server: an object's name has its kind and a number that counts up.</summary>
internal sealed class ScriptedObjectCluster : ScriptedCluster, IObjectCluster
{
    private int _objects;

    public Task<IReadOnlyList<ClusterObject>> GetObjectsAsync(
        string kind, string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ClusterObject>>([ObjectNamed(kind, $"{kind}-{++_objects}", namespaceName)]);

    public string ObjectsTerminalLine(string kind, string namespaceName, string? labelSelector = null) => $"kubectl get {kind} -n {namespaceName}";

    public Task<ClusterObject?> WaitForObjectAsync(
        string kind, string namespaceName, string name, ObjectCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        name == "never" ? throw new PodWaitException("It never was.") : Task.FromResult(name == "gone" ? null : ObjectNamed(kind, name, namespaceName));

    public Task<bool> DeleteObjectAsync(string kind, string namespaceName, string name, CancellationToken cancellation = default) => Task.FromResult(true);

    // Nodes are in no Kubernetes namespace.
    private static ClusterObject ObjectNamed(string kind, string name, string namespaceName) => new(new JsonObject
    {
        ["kind"] = kind == "secrets" ? "Secret" : kind,
        ["metadata"] = kind == "nodes" ? new JsonObject { ["name"] = name } : new JsonObject { ["name"] = name, ["namespace"] = namespaceName },
        ["data"] = new JsonObject { ["password"] = "c2VjcmV0" },
    });
}
