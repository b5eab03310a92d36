namespace PodLab.Commands;

/// <summary>The mounts that a process sees, in the order of <c>/proc/PID/mountinfo</c>. Used in lesson 02.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Notes])]
public sealed class MountTable : Table<Mount>
{
    private static readonly Column<Mount>[] MountColumns =
    [
        new("ID", mount => Text(mount.Id), IsNumber: true),
        new("PARENT", mount => Text(mount.ParentId), IsNumber: true),
        new("DEVICE", mount => mount.Device),
        new("ROOT", mount => mount.Root),
        new("MOUNT POINT", mount => mount.MountPoint),
        new("OPTIONS", mount => string.Join(',', mount.Options)),
        new("PROPAGATION", mount => string.Join(' ', mount.Propagation)),
        new("TYPE", mount => mount.FileSystem),
        new("SOURCE", mount => mount.Source),
        new("SUPER OPTIONS", mount => string.Join(',', mount.SuperOptions)),
    ];

    internal MountTable(string caption, IReadOnlyList<Mount> mounts, string terminalLine)
        : base(caption, MountColumns, mounts, terminalLine)
    {
    }

    /// <summary>
    /// The mount at <c>/</c>, the process's root; null if its root is a folder within a mount, as after <c>chroot</c>
    /// (<see href="https://man7.org/linux/man-pages/man2/chroot.2.html">chroot(2)</see>).
    /// </summary>
    public Mount? Root => this.LastOrDefault(mount => mount.MountPoint == "/");

    /// <summary>The mount that a path is on; null if it isn't on any mount that the process sees.</summary>
    /// <param name="path">An absolute path, seen from the process's root, without links and <c>..</c>.</param>
    public Mount? FindMountOf(string path) =>
        this.Where<Mount>(mount => Holds(mount.MountPoint, path)).OrderBy(mount => mount.MountPoint.Length).LastOrDefault();

    private static bool Holds(string point, string path) =>
        point == "/" || path == point || path.StartsWith($"{point}/", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
