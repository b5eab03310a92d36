namespace PodLab.Commands;

/// <summary>
/// The folders that an overlay file system stacks on top of each other (<see href="https://docs.kernel.org/filesystems/overlayfs.html">Overlay
/// Filesystem</see>). The paths are those of the process that mounted it: for a container, the node's.
/// </summary>
/// <param name="Lower">
/// The lower folders, the topmost first: for a container, the image's layers, the last one first. They are never written to.
/// </param>
/// <param name="Upper">The folder that receives all writes; null for a read-only overlay.</param>
/// <param name="Work">The folder in which the Linux kernel prepares files; null without an upper folder.</param>
public sealed record OverlayFolders(IReadOnlyList<string> Lower, string? Upper, string? Work)
{
    /// <summary>
    /// Reads the file system's options. Lower folders are in one option, separated by colons (<c>lowerdir=A:B</c>), or in one option each
    /// (<c>lowerdir+=A</c>, Linux 6.7 and later). Folders with only data (<c>lowerdir=A::B</c>, <c>datadir+=B</c>) count as lower ones.
    /// </summary>
    internal static OverlayFolders Of(IReadOnlyList<string> options)
    {
        var lower = new List<string>();
        foreach (var option in options)
        {
            var (name, value) = ValueOf(option);
            lower.AddRange(name switch
            {
                "lowerdir" => SplitByColons(value),
                "lowerdir+" or "datadir+" => [value],
                _ => [],
            });
        }

        return new(lower, Find("upperdir"), Find("workdir"));

        string? Find(string wanted) =>
            options.Select(ValueOf).Where(option => option.Name == wanted).Select(option => option.Value).FirstOrDefault();
    }

    private static (string Name, string Value) ValueOf(string option) =>
        option.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign
            ? (option[..sign], ProcMountInfo.Unescape(option[(sign + 1)..]))
            : (option, "");

    // A colon or a backslash that belongs to a path is escaped with a backslash.
    private static List<string> SplitByColons(string value)
    {
        var folders = new List<string>();
        var folder = new StringBuilder();
        for (var i = 0; i <= value.Length; i++)
        {
            if (i == value.Length || value[i] == ':')
            {
                folders.Add(folder.ToString());
                folder.Clear();
            }
            else
            {
                i += value[i] == '\\' && i + 1 < value.Length ? 1 : 0;
                folder.Append(value[i]);
            }
        }

        folders.RemoveAll(path => path.Length == 0);
        return folders;
    }
}
