using System.Net;
using k8s;
using PodLab.Clusters.Kubernetes.Watching;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>The debugger pods on a cluster's API server.</summary>
internal static class DebuggerPods
{
    private static readonly TimeSpan _startTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _endTimeout = TimeSpan.FromSeconds(60);

    private static readonly PodCondition _runs = new(
        "runs", pod => pod?.Status?.ContainerStatuses?.All(container => container.State?.Running is not null) == true, WhyItCannotRun);

    /// <summary>The node's debugger pod, which may not be running yet: one from an earlier session, or a new one.</summary>
    /// <exception cref="PodLabException">The cluster doesn't permit it.</exception>
    public static async Task<V1Pod> GetOrMakeAsync(ApiServer server, string node, DebuggerSettings settings, CancellationToken cancellation)
    {
        var wanted = DebuggerPod.Create(node, settings);
        var present = await FindAsync(server, wanted, cancellation);
        if (present is not null && !CanBeUsed(present, wanted))
        {
            await DeleteAsync(server, present, cancellation);
            await new PodWait(server, settings.Namespace, wanted.Metadata.Name, PodCondition.Gone).RunAsync(_endTimeout, cancellation);
            present = null;
        }

        cancellation.ThrowIfCancellationRequested();
        return present ?? await CreateAsync(server, node, wanted);
    }

    /// <summary>Waits until the node's debugger pod is running.</summary>
    /// <exception cref="PodLabException">It doesn't start.</exception>
    public static async Task<V1Pod> WaitUntilRunningAsync(ApiServer server, string node, DebuggerSettings settings, CancellationToken cancellation)
    {
        try
        {
            return (await new PodWait(server, settings.Namespace, DebuggerPod.NameFor(node), _runs).RunAsync(_startTimeout, cancellation))!;
        }
        catch (PodWaitException error)
        {
            throw new PodLabException($"Node {node} could not be entered: the pod that enters it (image {settings.Image}) did not start. {error.Message}", error);
        }
    }

    /// <summary>Deletes all debugger pods in a Kubernetes namespace, including those of other sessions.</summary>
    public static Task DeleteAllAsync(ApiServer server, string namespaceName, CancellationToken cancellation) => server.AskAsync(
        $"delete the debugger pods in Kubernetes namespace {namespaceName}",
        (client, stop) => client.CoreV1.DeleteCollectionNamespacedPodAsync(namespaceName, labelSelector: DebuggerPod.Selector, cancellationToken: stop),
        cancellation);

    /// <summary>Requests the pod's deletion and doesn't wait for it. A pod that is already gone isn't an error.</summary>
    public static async Task DeleteAsync(ApiServer server, V1Pod pod, CancellationToken cancellation)
    {
        var metadata = pod.Metadata;
        try
        {
            // By UID, so that a pod that another session has created since isn't deleted.
            await server.AskAsync(
                $"delete the debugger pod {metadata.Name}",
                (client, stop) => client.CoreV1.DeleteNamespacedPodAsync(
                    metadata.Name, metadata.NamespaceProperty, new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = metadata.Uid } }, cancellationToken: stop),
                cancellation);
        }
        catch (ApiException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Already gone.
        }
    }

    private static async Task<V1Pod?> FindAsync(ApiServer server, V1Pod wanted, CancellationToken cancellation)
    {
        try
        {
            return await server.AskAsync(
                $"look for the debugger pod {wanted.Metadata.Name}",
                (client, stop) => client.CoreV1.ReadNamespacedPodAsync(wanted.Metadata.Name, wanted.Metadata.NamespaceProperty, cancellationToken: stop),
                cancellation);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool CanBeUsed(V1Pod present, V1Pod wanted)
    {
        if (present.Metadata.Labels?.TryGetValue(DebuggerPod.Label, out var role) != true || role != DebuggerPod.Role)
        {
            throw new PodLabException($"PodLab did not make the pod {present.Metadata.Name} in Kubernetes namespace {present.Metadata.NamespaceProperty}, "
                + "but needs its name for the pod that enters the node. Delete or rename it.");
        }

        return present is { Metadata.DeletionTimestamp: null, Status.Phase: "Pending" or "Running" }
            && present.Spec.Containers[0].Image == wanted.Spec.Containers[0].Image;
    }

    // Never canceled: otherwise the server could create a pod that this session has no record of.
    private static async Task<V1Pod> CreateAsync(ApiServer server, string node, V1Pod wanted)
    {
        var place = wanted.Metadata.NamespaceProperty;
        try
        {
            return await server.AskAsync(
                $"make the debugger pod {wanted.Metadata.Name} in Kubernetes namespace {place}",
                (client, stop) => client.CoreV1.CreateNamespacedPodAsync(wanted, place, cancellationToken: stop),
                CancellationToken.None);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.Conflict && error.Details?.Reason == "AlreadyExists")
        {
            // Another session was faster. Its pod is just as good.
            return await FindAsync(server, wanted, CancellationToken.None)
                ?? throw new PodLabException($"Node {node} could not be entered: the pod {wanted.Metadata.Name} that enters it was just deleted. Run the cell again.");
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.Forbidden)
        {
            throw new PodLabException($"Node {node} can't be entered: that needs a privileged pod in Kubernetes namespace {place}, which isn't permitted. {error.Message} "
                + "You can still apply, list and wait for pods. To see processes and Linux namespaces, use a kind cluster or the standalone node.", error);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            throw new PodLabException($"Node {node} could not be entered: Kubernetes namespace {place}, for the pod that enters it, doesn't exist. "
                + $"`setup/podlab up --cluster kubernetes --context {server.Context.Name}` creates it.", error);
        }
    }

    private static string? WhyItCannotRun(V1Pod? pod)
    {
        var waiting = pod?.Status?.ContainerStatuses?.Select(container => container.State?.Waiting).FirstOrDefault(state => state is not null);
        return waiting?.Reason switch
        {
            "ErrImageNeverPull" or "ImagePullBackOff" or "InvalidImageName" =>
                $"its image cannot be pulled ({waiting.Message}); choose another with `setup/podlab up --debugger-image`",
            "CreateContainerConfigError" or "CreateContainerError" or "RunContainerError" => $"its container cannot be started ({waiting.Message})",
            _ when pod?.Status?.Phase is "Succeeded" or "Failed" => $"it has ended ({pod.Status.Reason ?? pod.Status.Phase})",
            _ => null,
        };
    }
}
