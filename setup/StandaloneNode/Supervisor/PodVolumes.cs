using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A pod's emptyDir volumes: folders that exist as long as the pod.</summary>
internal static class PodVolumes
{
    private const UnixFileMode Everything = (UnixFileMode)0b111_111_111;

    /// <summary>Creates the pod's volumes, and prepares the parts of them that one container mounts.</summary>
    /// <exception cref="PodLabException">A name or a subPath would lead out of its folder.</exception>
    public static void Create(V1Pod pod, V1Container container, string volumeFolder)
    {
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            var folder = Directory.CreateDirectory(FolderOf(volume?.Name, volumeFolder));
            if (OperatingSystem.IsLinux())
            {
                // As the kubelet makes them: containers can write as any user.
                folder.UnixFileMode = Everything;
            }
        }

        foreach (var (mount, target) in MountsWithTargets(container, volumeFolder).Where(pair => HasSubPath(pair.Mount)))
        {
            SubPaths.Bind(FolderOf(mount.Name, volumeFolder), mount.SubPath, target);
        }
    }

    /// <summary>The runtime's mounts for a container. Pure: <see cref="Create"/> creates the host paths.</summary>
    public static IEnumerable<Mount> MountsOf(V1Container container, string volumeFolder) =>
        MountsWithTargets(container, volumeFolder).Select(pair => new Mount
        {
            ContainerPath = pair.Mount.MountPath,
            HostPath = HasSubPath(pair.Mount) ? pair.Target : FolderOf(pair.Mount.Name, volumeFolder),
            Readonly = pair.Mount.ReadOnlyProperty == true,
        });

    /// <summary>The folder to which the mounted parts of the pod's volumes are bound. It is beside the volumes: containers can't write
    /// there.</summary>
    public static string SubPathFolder(string volumeFolder) => $"{volumeFolder}-subpaths";

    private static IEnumerable<(V1VolumeMount Mount, string Target)> MountsWithTargets(V1Container container, string volumeFolder) =>
        (container.VolumeMounts ?? []).Select((mount, i) => (mount, Path.Combine(
            ConfinedPath.Below(SubPathFolder(volumeFolder), container.Name, "a container"), i.ToString(CultureInfo.InvariantCulture))));

    private static bool HasSubPath(V1VolumeMount mount) => !string.IsNullOrEmpty(mount.SubPath);

    private static string FolderOf(string? name, string volumeFolder) => ConfinedPath.Below(volumeFolder, name, "a volume");
}
