using PodLab.Clusters;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// Checks whether a pod on this cluster can have a feature that a lesson needs. Every call checks the cluster again: a dry run of a field,
    /// a subresource, or the versions of the container runtime and the Linux kernel. Used in lesson 09.
    /// </summary>
    /// <param name="feature">The feature.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>Why not, in a sentence or two; null if it can.</returns>
    public async Task<string?> WhyNotAsync(PodFeature feature, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        return feature switch
        {
            PodFeature.EphemeralContainers => await _cluster.WhyNoEphemeralContainersAsync(token),
            PodFeature.SidecarContainers => await WhyNotKeptAsync(
                "initContainers: [{ name: first, image: \"demo:1.0.0\", restartPolicy: Always }]", "spec.initContainers[].restartPolicy", token),
            _ => await WhyNotKeptAsync("hostUsers: false", "spec.hostUsers", token) ?? UserNamespaceNeeds.FindLack(Facts, await ReadRuncVersionAsync(token)),
        };
    }

    private async Task<string?> WhyNotKeptAsync(string line, string field, CancellationToken cancellation) => (await KeepsAsync(
        $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: demo-question }
        spec:
          {{line}}
          containers: [{ name: demox, image: "demo:1.0.0" }]
        """,
        field,
        cancellation: cancellation)).WhyNot;

    private async Task<string?> ReadRuncVersionAsync(CancellationToken cancellation)
    {
        var answer = await (await NodesAsync(cancellation))[0].ExecuteAsync(["sh", "-c", "runc --version || true"], cancellation);
        return answer.StandardOutput is { Length: > 0 } said ? said : null;
    }
}

/// <summary>A feature that pods have on some clusters and not on others.</summary>
public enum PodFeature
{
    /// <summary>A user namespace of its own: <c>hostUsers: false</c>. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/">User namespaces</see>.)</summary>
    UserNamespaces,

    /// <summary>An init container that keeps running: <c>restartPolicy: Always</c>. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/">Sidecar containers</see>.)</summary>
    SidecarContainers,

    /// <summary>A container that is added while the pod runs. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/">Ephemeral containers</see>.)</summary>
    EphemeralContainers,
}
