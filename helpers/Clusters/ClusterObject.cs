using System.Text.Json.Nodes;
using k8s;

namespace PodLab.Clusters;

/// <summary>An object of any kind, as the API server has it.</summary>
/// <param name="json">The whole object: <c>apiVersion</c>, <c>kind</c>, <c>metadata</c>, and what else its kind has.</param>
public sealed class ClusterObject(JsonObject json)
{
    /// <summary>The whole object.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>Its kind: <c>Deployment</c>.</summary>
    public string Kind => Text("kind");

    /// <summary>Its name.</summary>
    public string Name => Text("metadata", "name");

    /// <summary>Its Kubernetes namespace; empty where its kind belongs to the whole cluster.</summary>
    public string Namespace => Text("metadata", "namespace");

    /// <summary>Its UID: an object deleted and applied again has another.</summary>
    public string Uid => Text("metadata", "uid");

    /// <summary>When it was made.</summary>
    public DateTime? CreatedAt => Find("metadata", "creationTimestamp")?.GetValue<DateTime>();

    /// <summary>The object as a Kubernetes type: <c>As&lt;V1Deployment&gt;()</c>.</summary>
    /// <typeparam name="T">The type that belongs to its kind.</typeparam>
    public T As<T>() => KubernetesJson.Deserialize<T>(Json.ToJsonString());

    /// <summary>A number in it, <c>Number("status", "readyReplicas")</c>; null where it is not there.</summary>
    /// <param name="path">The names of the fields that lead to it.</param>
    public long? Number(params IReadOnlyList<string> path) => Find(path) is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>Whether it has a condition of that type that is true: <c>Available</c>, <c>Ready</c>.</summary>
    /// <param name="type">The condition's type.</param>
    public bool HasCondition(string type) => FindCondition(type)?["status"]?.GetValue<string>() == "True";

    /// <summary>The kind and name: <c>deployment/demo</c>.</summary>
    public override string ToString() => $"{Kind.ToLowerInvariant()}/{Name}";

    internal JsonNode? FindCondition(string type) =>
        (Find("status", "conditions") as JsonArray)?.FirstOrDefault(condition => condition?["type"]?.GetValue<string>() == type);

    private string Text(params IReadOnlyList<string> path) => Find(path)?.GetValue<string>() ?? "";

    private JsonNode? Find(params IReadOnlyList<string> path) =>
        path.Aggregate((JsonNode?)Json, (node, field) => (node as JsonObject)?[field]);
}
