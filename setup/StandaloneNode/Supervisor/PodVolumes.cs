using k8s.Models;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A pod's emptyDir volumes: folders that live and die with the pod.</summary>
internal static class PodVolumes
{
    private const UnixFileMode Everything = (UnixFileMode)0b111_111_111;

    public static void Create(V1Pod pod, string volumeFolder)
    {
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            var folder = Directory.CreateDirectory(Path.Combine(volumeFolder, volume.Name));
            if (OperatingSystem.IsLinux())
            {
                // As the kubelet makes them: whoever the containers run as can write.
                folder.UnixFileMode = Everything;
            }
        }
    }

    public static IEnumerable<Mount> MountsOf(V1Container container, string volumeFolder) => (container.VolumeMounts ?? []).Select(mount => new Mount
    {
        ContainerPath = mount.MountPath,
        HostPath = Path.Combine(volumeFolder, mount.Name, mount.SubPath ?? ""),
        Readonly = mount.ReadOnlyProperty == true,
    });
}
