using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Parts of volumes (<c>subPath</c>) that containers mount. A container can put a symbolic link into its volume at any moment. Then the path of a
/// part may lead out of the volume when the runtime opens it. As the kubelet does, the supervisor opens the part step by step without following
/// links. It binds the opened part to a place that no container can change. (Kubernetes:
/// <see href="https://kubernetes.io/blog/2018/04/04/fixing-subpath-volume-vulnerability/">the subPath vulnerability</see>.)
/// </summary>
internal static partial class SubPaths
{
    private const int OpenPathOnly = 0x200000;
    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const int FileExists = 17;
    private const uint Everybody = 0b111_111_111;
    private const ulong BindMount = 4096;
    private const int Detach = 2;

    private static int NoFollow => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>Binds the part of a volume to <paramref name="target"/>; a part that doesn't exist becomes a folder.</summary>
    /// <exception cref="PodLabException">The part isn't in the volume.</exception>
    public static void Bind(string volume, string subPath, string target)
    {
        using var part = OpenPart(volume, subPath);
        var source = PathOf(part);
        MakeTarget(target, isFolder: Directory.Exists(source));
        Ensure(Mount(source, target, null, BindMount, 0) == 0, subPath, "it could not be mounted");
    }

    /// <summary>Undoes everything that <see cref="Bind"/> bound below a folder.</summary>
    public static void Release(string folder)
    {
        var containers = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
        foreach (var target in containers.SelectMany(Directory.EnumerateFileSystemEntries))
        {
            _ = Unmount(target, Detach);
        }
    }

    // A mount needs a target of the same kind, but an earlier run of the container may have left the other kind.
    private static void MakeTarget(string target, bool isFolder)
    {
        _ = Unmount(target, Detach);
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.CreateDirectory(isFolder ? target : Path.GetDirectoryName(target)!);
        if (!isFolder)
        {
            File.WriteAllText(target, "");
        }
    }

    private static SafeFileHandle OpenPart(string volume, string subPath)
    {
        var names = subPath.Split('/').Where(name => name is not "" and not ".").ToList();
        Ensure(!subPath.StartsWith('/') && !names.Contains(".."), subPath, "it must be a relative path without \"..\"", withCause: false);
        var place = Open(CurrentFolder, volume, OpenPathOnly | NoFollow | CloseOnExec);
        Ensure(!place.IsInvalid, subPath, "its volume could not be opened");
        foreach (var name in names)
        {
            var folder = place;
            using (folder)
            {
                place = OpenOrMake(folder, name, subPath);
            }
        }

        return place;
    }

    private static SafeFileHandle OpenOrMake(SafeFileHandle folder, string name, string subPath)
    {
        var isNew = MakeFolder(folder, name, Everybody) == 0;
        Ensure(isNew || Marshal.GetLastPInvokeError() == FileExists, subPath, $"the folder {name} could not be made");
        var place = Open(folder, name, OpenPathOnly | NoFollow | CloseOnExec);
        Ensure(!place.IsInvalid, subPath, $"{name} could not be opened");
        // Only a link can be read as one; this handle is the link itself, not its target.
        var isLink = ReadLink(place, "", new byte[1], 1) >= 0;
        Ensure(!isLink, subPath, $"{name} is a symbolic link, which a container could point out of the volume", withCause: false);
        if (isNew && OperatingSystem.IsLinux())
        {
            // This process's umask removed some rights.
            File.SetUnixFileMode(PathOf(place), (UnixFileMode)Everybody);
        }

        return place;
    }

    private static string PathOf(SafeFileHandle place) => string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{place.DangerousGetHandle()}");

    private static void Ensure(bool holds, string subPath, string why, bool withCause = true)
    {
        if (!holds)
        {
            var cause = withCause ? $" ({Marshal.GetLastPInvokeErrorMessage()})" : "";
            throw new PodLabException($"subPath \"{subPath}\" can't be mounted: {why}{cause}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(int folder, string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(SafeFileHandle folder, string path, int flags);

    [LibraryImport("libc", EntryPoint = "mkdirat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFolder(SafeFileHandle folder, string path, uint mode);

    [LibraryImport("libc", EntryPoint = "readlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint ReadLink(SafeFileHandle place, string path, [Out] byte[] target, nuint size);

    [LibraryImport("libc", EntryPoint = "mount", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Mount(string source, string target, string? type, ulong flags, nint options);

    [LibraryImport("libc", EntryPoint = "umount2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Unmount(string target, int flags);
}
