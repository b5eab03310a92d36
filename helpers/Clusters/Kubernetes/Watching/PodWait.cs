using k8s;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>Waits for a pod. The error has the containers' states, the last lines of their logs, and whether the pod's node is healthy.</summary>
internal sealed class PodWait(ApiServer server, string namespaceName, string name, PodCondition condition)
{
    private const int LogLines = 10;

    private string Title => $"pod {name} (Kubernetes namespace {namespaceName})";

    /// <returns>The pod when it met the condition; null if the condition is that the pod is gone.</returns>
    /// <exception cref="PodWaitException">The time is up, or the pod can't meet the condition anymore.</exception>
    public async Task<V1Pod?> RunAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var timeIsUp = new CancellationTokenSource(timeout);
        var watch = new PodWatch(server, namespaceName, name);
        var (last, hopeless) = (default(V1Pod), default(string));
        try
        {
            var hasBeen = false;
            await foreach (var state in watch.StatesAsync(timeIsUp.Token, cancellation))
            {
                last = state is null ? null : KubernetesJson.Deserialize<V1Pod>(state);
                if (condition.IsMetBy(last))
                {
                    return last;
                }

                hopeless = last is not null ? condition.CannotBeMetBy?.Invoke(last)
                    : hasBeen ? "it was deleted in the meantime"
                    : "there is no such pod";
                hasBeen |= last is not null;
                if (hopeless is not null)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time is up.
        }

        throw new PodWaitException(await DescribeAsync(last, hopeless, timeout, watch.Fault, cancellation));
    }

    private async Task<string> DescribeAsync(V1Pod? last, string? hopeless, TimeSpan timeout, PodLabException? fault, CancellationToken cancellation)
    {
        var message = new StringBuilder();
        message.Append(hopeless is null
            ? string.Create(
                CultureInfo.InvariantCulture, $"Timed out after {timeout.TotalSeconds:0.#} s while waiting until {Title} {condition.Description}.")
            : $"There is no use waiting until {Title} {condition.Description}: {hopeless}.");
        if (fault is not null)
        {
            // In that case it has no more to report.
            return message.Append(' ').Append(fault.Message).ToString();
        }

        if (last is null)
        {
            message.Append(" Apply its manifest first.");
        }
        else
        {
            message.Append(' ').Append(await TellAsync(last, cancellation));
        }

        return message.Append(await EventStory.ReadAsync(server, namespaceName, name, cancellation)).ToString();
    }

    private async Task<string> TellAsync(V1Pod state, CancellationToken cancellation)
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
            var found = await server.AskAsync(
                $"read node {node}", (client, stop) => client.CoreV1.ReadNodeAsync(node, cancellationToken: stop), cancellation);
            return NodeCondition.FindTrouble(found);
        }
        catch (PodLabException)
        {
            return null;
        }
    }

    /// <summary>
    /// The end of the container's log. If the container was just restarted and hasn't written anything yet, it's the log of the previous run.
    /// </summary>
    private async Task<string> ReadLastLinesAsync(V1Pod pod, V1ContainerStatus container, CancellationToken cancellation)
    {
        var now = await ReadLogAsync(pod, container.Name, ofThePreviousRun: false, cancellation);
        return now.Length > 0 || container.RestartCount == 0 ? now : await ReadLogAsync(pod, container.Name, ofThePreviousRun: true, cancellation);
    }

    private async Task<string> ReadLogAsync(V1Pod pod, string container, bool ofThePreviousRun, CancellationToken cancellation)
    {
        try
        {
            return await server.ReadLogAsync(
                pod.Metadata.NamespaceProperty, pod.Metadata.Name, container, LogLines, cancellation, ofThePreviousRun);
        }
        catch (PodLabException)
        {
            // For example because its container is gone.
            return "";
        }
    }
}
