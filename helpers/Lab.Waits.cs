using PodLab.Clusters;

namespace PodLab;

public sealed partial class Lab
{
    // Each pod's state when a cell last waited for it or took it apart. Restarts are counted from it.
    private readonly Dictionary<string, V1Pod> _lastSeen = [];

    /// <summary>
    /// Waits up to a minute until a container has restarted and is ready. It has restarted if RESTARTS is higher than when a cell last waited for
    /// the pod or took it apart (<see cref="AnatomyAsync"/>). Used in lesson 06.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="orBackOff">
    /// Whether to return also when the restart is delayed because the container ended too often: <c>CrashLoopBackOff</c>. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">Restart policy</see>.)
    /// </param>
    /// <param name="namespaceName">The pod's Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod after the wait.</returns>
    /// <exception cref="PodWaitException">It didn't restart in time, or never will. The message has its last state.</exception>
    /// <exception cref="PodLabException">The pod or the container doesn't exist.</exception>
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

    /// <summary>
    /// Waits up to a minute until any container of a pod ended, restarted, and ended again: the beginning of <c>CrashLoopBackOff</c>. Used in
    /// lesson 07.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">The pod's Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod after the wait. <c>Status.ContainerStatuses</c> shows which container it was.</returns>
    /// <exception cref="PodWaitException">No container did so in that time. The message has the pod's last state.</exception>
    public async Task<V1Pod> WaitForCrashLoopAsync(
        string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        Remember((await _cluster.WaitForPodAsync(namespaceName, pod, PodCondition.CrashLoop, _readyTimeout, cancellation.OrOfCell()))!);

    private V1Pod Remember(V1Pod pod)
    {
        _lastSeen[pod.Metadata.Uid ?? pod.Metadata.Name] = pod;
        return pod;
    }
}
