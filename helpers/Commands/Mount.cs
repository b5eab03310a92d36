namespace PodLab.Commands;

/// <summary>
/// A mount as a process sees it: a line of <c>/proc/PID/mountinfo</c>
/// (<see href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</see>).
/// </summary>
/// <param name="Id">The mount's number; it may be reused after an unmount.</param>
/// <param name="ParentId">The number of the mount that it is mounted on.</param>
/// <param name="Device">The device of its files, as <c>major:minor</c>: <c>0:53</c>.</param>
/// <param name="Root">The mounted folder or file of the file system: <c>/</c> for all of it; for a bind mount, its source.</param>
/// <param name="MountPoint">The mount point, seen from the process's root.</param>
/// <param name="Options">The options of this mount: <c>rw</c>, <c>relatime</c>.</param>
/// <param name="Propagation">
/// The optional fields: <c>shared:2</c>, <c>master:1</c>, …
/// (<see href="https://man7.org/linux/man-pages/man7/mount_namespaces.7.html">mount_namespaces(7)</see>). A private mount has none.
/// </param>
/// <param name="FileSystem">The type of file system: <c>overlay</c>, <c>tmpfs</c>.</param>
/// <param name="Source">The mounted source, as the file system names it: a device, or any name.</param>
/// <param name="SuperOptions">
/// The options of the file system, shared by all its mounts. They are in the Linux kernel's format, including escapes.
/// </param>
public sealed record Mount(
    int Id,
    int ParentId,
    string Device,
    string Root,
    string MountPoint,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Propagation,
    string FileSystem,
    string Source,
    IReadOnlyList<string> SuperOptions)
{
    /// <summary>The folders of an overlay; null for any other file system.</summary>
    public OverlayFolders? Overlay => FileSystem == "overlay" ? OverlayFolders.Of(SuperOptions) : null;

    /// <summary>Whether nothing can be written through this mount.</summary>
    public bool IsReadOnly => Options.Contains("ro") || SuperOptions.Contains("ro");

    /// <summary>Whether only a part of the file system is mounted: a bind mount of a folder or file, as for a pod's volumes.</summary>
    public bool IsPart => Root != "/";

    /// <summary>The peer group in which mounts propagate both ways (<c>shared:N</c>); null if it isn't in one.</summary>
    public int? PeerGroup => Group("shared:");

    /// <summary>The peer group that this mount receives mounts from (<c>master:N</c>); null if there is none.</summary>
    public int? Master => Group("master:");

    private int? Group(string prefix) =>
        Propagation.FirstOrDefault(field => field.StartsWith(prefix, StringComparison.Ordinal)) is { } field
        && int.TryParse(field.AsSpan(prefix.Length), out var group)
            ? group
            : null;
}
