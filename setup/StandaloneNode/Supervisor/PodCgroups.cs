using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The pod's own level in the cgroup trees: runc makes it on the way to the containers' cgroups, but removes only those.</summary>
internal static class PodCgroups
{
    private const string Root = "/sys/fs/cgroup";

    public static void Remove(V1Pod pod)
    {
        var path = QualityOfService.CgroupOf(pod).TrimStart('/');
        // Version 2 has one tree, version 1 one for each controller.
        foreach (var tree in Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Prepend(Root) : [])
        {
            try
            {
                Directory.Delete(Path.Combine(tree, path));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // No such cgroup in this tree, or no right to it (rootless): nothing of ours is in it then.
            }
        }
    }
}
