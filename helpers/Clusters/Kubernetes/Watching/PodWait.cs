using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>Waits for a pod; its error has the containers' states, the last lines of their logs, and whether the pod's node is well.</summary>
internal sealed class PodWait(ApiServer server, string namespaceName, string name, PodCondition condition)
    : Wait<V1Pod>(server, Pods, namespaceName, name)
{
    private const int LogLines = 10;

    private static readonly ResourceKind Pods = new("v1", "Pod", "pods", IsNamespaced: true, ["po"], IsWatchable: true);

    protected override string Condition => condition.Description;

    protected override V1Pod Read(JsonObject state) => KubernetesJson.Deserialize<V1Pod>(state);

    protected override bool IsMetBy(V1Pod? state) => condition.IsMetBy(state);

    protected override string? WhyHopeless(V1Pod state) => condition.CannotBeMetBy?.Invoke(state);

    protected override async Task<string> TellAsync(V1Pod state, CancellationToken cancellation)
    {
        var story = new StringBuilder(PodStory.Of(state));
        if (state.Spec.NodeName is { Length: > 0 } node && await FindNodeTroubleAsync(node, cancellation) is { } trouble)
        {
            story.Append(' ').Append(trouble);
        }

        foreach (var container in (state.Status?.InitContainerStatuses ?? []).Concat(state.Status?.ContainerStatuses ?? []))
        {
            if (container.ContainerID is { Length: > 0 } && await ReadLastLinesAsync(state, container, cancellation) is { Length: > 0 } tail)
            {
                story.Append(CultureInfo.InvariantCulture, $"\nLast lines of the log of container {container.Name}:\n{tail}");
            }
        }

        return story.ToString();
    }

    private async Task<string?> FindNodeTroubleAsync(string node, CancellationToken cancellation)
    {
        try
        {
            var found = await Server.AskAsync(
                $"read node {node}", (client, stop) => client.CoreV1.ReadNodeAsync(node, cancellationToken: stop), cancellation);
            return NodeCondition.FindTrouble(found);
        }
        catch (PodLabException)
        {
            return null;
        }
    }

    /// <summary>Of a container that was just started again and has said nothing yet: what it said before it ended.</summary>
    private async Task<string> ReadLastLinesAsync(V1Pod pod, V1ContainerStatus container, CancellationToken cancellation)
    {
        var now = await ReadLogAsync(pod, container.Name, ofThePreviousRun: false, cancellation);
        return now.Length > 0 || container.RestartCount == 0 ? now : await ReadLogAsync(pod, container.Name, ofThePreviousRun: true, cancellation);
    }

    private async Task<string> ReadLogAsync(V1Pod pod, string container, bool ofThePreviousRun, CancellationToken cancellation)
    {
        try
        {
            return await Server.ReadLogAsync(
                pod.Metadata.NamespaceProperty, pod.Metadata.Name, container, LogLines, cancellation, ofThePreviousRun);
        }
        catch (PodLabException)
        {
            // Gone with its container, say.
            return "";
        }
    }
}
