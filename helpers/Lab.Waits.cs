using PodLab.Clusters;

namespace PodLab;

public sealed partial class Lab
{
    // How each pod was when a cell last waited for it or took it apart: what a restart is counted from.
    private readonly Dictionary<string, V1Pod> _lastSeen = [];

    /// <summary>
    /// Waits until a container has been started again and is ready, a minute at most: until RESTARTS is more than it was when the pod was last
    /// taken apart (<see cref="AnatomyAsync"/>) or waited for. Used in lesson 06.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="orBackOff">
    /// Whether to return also when it isn't started at once, because it has ended too often: <c>CrashLoopBackOff</c>. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">Restart policy</see>.)
    /// </param>
    /// <param name="namespaceName">The pod's Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod as it is then.</returns>
    /// <exception cref="PodWaitException">It wasn't started again in time, or never will be; the message has its last state.</exception>
    /// <exception cref="PodLabException">There is no such pod or container.</exception>
    public async Task<V1Pod> WaitForRestartAsync(
        string pod, string container, bool orBackOff = false, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        var found = await GetPodAsync(pod, namespaceName, token);
        PodContainers.EnsureExists(found, container);
        var before = _lastSeen.GetValueOrDefault(found.Metadata.Uid ?? pod, found);
        var restarts = PodContainers.FindStatus(before, container)?.RestartCount ?? 0;
        return Remember((await _cluster.WaitForPodAsync(
            namespaceName, pod, PodCondition.Restarted(container, restarts, orBackOff), _readyTimeout, token))!);
    }

    private V1Pod Remember(V1Pod pod)
    {
        _lastSeen[pod.Metadata.Uid ?? pod.Metadata.Name] = pod;
        return pod;
    }
}
