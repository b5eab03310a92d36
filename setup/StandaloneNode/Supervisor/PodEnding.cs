namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Ends pods. Every container gets SIGTERM, and is killed at the end of its grace period; sidecars are last. Then nothing is left. (Kubernetes:
/// <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination">Pod termination</see>.)
/// </summary>
internal static class PodEnding
{
    public static async Task StopContainersAsync(V1Pod pod, PodSeen seen, long graceSeconds, PodRuntime runtime, CancellationToken cancellation)
    {
        var sidecars = pod.Spec.AllInitContainers().Where(init => init.IsSidecar()).Select(init => init.Name).Reverse().ToList();
        var running = seen.Containers.Where(container => container.IsRunning).ToList();
        await Task.WhenAll(running.Where(container => !sidecars.Contains(container.Name))
            .Select(container => runtime.StopContainerAsync(container.Id, graceSeconds, cancellation)));
        foreach (var name in sidecars)
        {
            foreach (var sidecar in running.Where(container => container.Name == name))
            {
                await runtime.StopContainerAsync(sidecar.Id, graceSeconds, cancellation);
            }
        }
    }

    /// <summary>Ends the pod and removes everything of it except its file.</summary>
    public static async Task RemoveAsync(V1Pod pod, long graceSeconds, SupervisorContext context, CancellationToken cancellation)
    {
        var seen = await context.Runtime.ReadAsync(pod.Metadata.Uid, cancellation);
        await StopContainersAsync(pod, seen, graceSeconds, context.Runtime, cancellation);
        foreach (var sandbox in seen.Sandboxes)
        {
            await context.Runtime.RemoveSandboxAsync(sandbox.Id, cancellation);
        }

        Delete(Path.Combine(context.LogRoot, NodeFolder.LogFolderOf(pod)));
        var volumes = ContainerStarter.VolumeFolder(context, pod);
        SubPaths.Release(PodVolumes.SubPathFolder(volumes));
        Delete(PodVolumes.SubPathFolder(volumes));
        Delete(volumes);
        PodCgroups.Remove(pod);
        File.Delete(context.Folder.StatusFile(NodeFolder.KeyOf(pod)));
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // There was none.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            SupervisorContext.Log($"{folder} stays: {error.Message}");
        }
    }
}

/// <summary>The pod's own level in the cgroup trees: runc creates it for the containers' cgroups, but removes only those.</summary>
internal static class PodCgroups
{
    private const string Root = "/sys/fs/cgroup";

    public static void Remove(V1Pod pod)
    {
        var path = QualityOfService.CgroupOf(pod).TrimStart('/');
        // Version 2 has one tree, version 1 has one per controller.
        foreach (var tree in Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Prepend(Root) : [])
        {
            try
            {
                Directory.Delete(Path.Combine(tree, path));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // No such cgroup in this tree, or no rights (rootless): then it contains nothing of ours.
            }
        }
    }
}
