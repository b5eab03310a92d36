using System.Formats.Tar;

namespace PodLab.Setup.StandaloneNode;

/// <summary>A file or folder of an image's layer.</summary>
internal sealed record OciFile(string Path, TarEntryType Type, byte[] Content, UnixFileMode Mode)
{
    private const UnixFileMode ReadAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ExecuteAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode WriteAll = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static OciFile Regular(string path, byte[] content, bool executable) =>
        new(path.TrimStart('/'), TarEntryType.RegularFile, content, ReadAll | UnixFileMode.UserWrite | (executable ? ExecuteAll : 0));

    public static OciFile CopyOf(string source, string path) => Regular(path, File.ReadAllBytes(source), executable: true);

    public static OciFile Folder(string path, bool open = false) =>
        new(path.TrimStart('/'), TarEntryType.Directory, [], ReadAll | ExecuteAll | UnixFileMode.UserWrite | (open ? WriteAll | UnixFileMode.StickyBit : 0));

    public TarEntry ToTarEntry()
    {
        // Owner root and no time: the archive must not depend on its author or creation time.
        var entry = new UstarTarEntry(Type, Path) { Mode = Mode, ModificationTime = DateTimeOffset.UnixEpoch, Uid = 0, Gid = 0 };
        if (Type == TarEntryType.RegularFile)
        {
            entry.DataStream = new MemoryStream(Content);
        }

        return entry;
    }
}

/// <summary>An image created on this machine.</summary>
/// <param name="Reference">The full name: <c>docker.io/library/demo:1.0.0</c>.</param>
/// <param name="Layers">The content of its layers, lowest first: each becomes a lower folder of its containers' overlay.</param>
/// <param name="Settings">The image configuration's <c>config</c>: entry point, working directory, user.</param>
internal sealed record OciImage(string Reference, IReadOnlyList<IReadOnlyList<OciFile>> Layers, IReadOnlyDictionary<string, object> Settings);
