using k8s;
using PodLab.Clusters.Kubernetes.Apply;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// Adds containers to running pods, through the pod subresource <c>ephemeralcontainers</c>.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/">Ephemeral containers</see>.)
/// </summary>
internal static class EphemeralContainers
{
    private const string Subresource = "pods/ephemeralcontainers";
    private const string MediaType = "application/strategic-merge-patch+json";

    /// <summary>Why the API server can't; null if it can. This checks whether it has the subresource, and of which kind.</summary>
    public static async Task<string?> WhyNoneAsync(ApiServer server, CancellationToken cancellation)
    {
        var core = await server.SendAsync("list the kinds of objects in v1", HttpMethod.Get, "api/v1", null, cancellation);
        var found = core.Body["resources"]!.AsArray().FirstOrDefault(entry => (string?)entry!["name"] == Subresource);
        return found is null
            ? $"The API server has no resource {Subresource}, so no ephemeral container can be added to a pod. Kubernetes 1.23 and later have it."
            // Before 1.22, it expected a list of its own kind instead of the pod.
            : (string?)found["kind"] == "Pod" ? null
            : $"The API server has {Subresource} in an early form, kind {(string?)found["kind"]}, which PodLab doesn't use. Kubernetes 1.23 and later have the current form.";
    }

    /// <summary>Adds an ephemeral container.</summary>
    /// <exception cref="PodLabException">The API server refuses; the message says why.</exception>
    public static async Task AddAsync(
        ApiServer server, string namespaceName, string pod, V1EphemeralContainer container, string? demoImage, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["spec"] = new JsonObject { ["ephemeralContainers"] = new JsonArray(JsonNode.Parse(KubernetesJson.Serialize(container))) },
        };
        if (demoImage is not null)
        {
            DemoImageSubstitution.Apply(body, demoImage);
        }

        var path = $"api/v1/namespaces/{Uri.EscapeDataString(namespaceName)}/pods/{Uri.EscapeDataString(pod)}/ephemeralcontainers";
        await server.SendAsync(
            $"add ephemeral container {container.Name} to pod {pod} in Kubernetes namespace {namespaceName}", HttpMethod.Patch, path,
            ApiServer.Json(body, MediaType), cancellation);
    }
}
