namespace PodLab.Commands;

/// <summary>
/// The folders that an overlay file system puts one over the other
/// (<see href="https://docs.kernel.org/filesystems/overlayfs.html">Overlay Filesystem</see>). The paths are those of the process that
/// mounted it: for a container, of the node.
/// </summary>
/// <param name="Lower">The lower folders, the uppermost first: of a container, the image's layers, the last one first. They are never
/// written.</param>
/// <param name="Upper">The folder that takes what is written; null for an overlay that is read only.</param>
/// <param name="Work">The folder in which the Linux kernel prepares files; null without an upper one.</param>
public sealed record OverlayFolders(IReadOnlyList<string> Lower, string? Upper, string? Work)
{
    /// <summary>
    /// Reads the file system's options. Lower folders stand in one option, parted by colons (<c>lowerdir=A:B</c>), or in one each
    /// (<c>lowerdir+=A</c>, Linux 6.7 and later); folders with data only (<c>lowerdir=A::B</c>, <c>datadir+=B</c>) count as lower ones.
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

    // A colon that belongs to a path has a backslash before it, and so has a backslash.
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
