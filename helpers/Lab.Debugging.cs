using PodLab.Clusters;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// Adds an ephemeral container to a running pod, as <c>kubectl debug --target</c> does, and waits up to a minute until it runs. It joins the
    /// target's pid namespace. It can't be changed or removed; it ends with the pod. Used in lesson 09. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/">Ephemeral containers</see>.)
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="image">The container's image.</param>
    /// <param name="target">The container whose processes it sees.</param>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="name">The new container's name. If a container with this name, target and command already exists, it's used as it is.</param>
    /// <param name="namespaceName">The pod's Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod after the wait.</returns>
    /// <exception cref="NotPossibleHereException">The cluster can't add containers to running pods; see <see cref="WhyNotAsync"/>.</exception>
    /// <exception cref="PodLabException">The pod or its target doesn't exist, or the container didn't run.</exception>
    public async Task<V1Pod> DebugAsync(
        string pod, string image, string target, IReadOnlyList<string> argv, string name = "debugger",
        string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        if (await WhyNotAsync(PodFeature.EphemeralContainers, token) is { } why)
        {
            throw new NotPossibleHereException(why);
        }

        var found = await GetPodAsync(pod, namespaceName, token);
        PodContainers.EnsureExists(found, target);
        if (found.Spec.EphemeralContainers?.FirstOrDefault(other => other.Name == name) is not { } before)
        {
            var container = new V1EphemeralContainer { Name = name, Image = image, TargetContainerName = target, Command = [.. argv] };
            await _cluster.AddEphemeralContainerAsync(namespaceName, pod, container, token);
        }
        else if (before.TargetContainerName != target || !(before.Command ?? []).SequenceEqual(argv))
        {
            throw new PodLabException(
                $"Pod {pod} already has an ephemeral container {name} with another target or command. It can't be changed or removed. Give the new one another name.");
        }

        return Remember((await _cluster.WaitForPodAsync(namespaceName, pod, PodCondition.Running(name), _readyTimeout, token))!);
    }
}
