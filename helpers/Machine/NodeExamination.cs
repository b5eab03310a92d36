using System.Runtime.InteropServices;

namespace PodLab.Machine;

/// <summary>Checks from files whether this machine has what the standalone node needs. It changes nothing, and runs no program.</summary>
internal static class NodeExamination
{
    private static readonly string Up = $"{TerminalCommand.Words} up";

    /// <summary>The checks that a notebook can make without looking up a program's packages.</summary>
    public static IEnumerable<Finding> Run(StateFolder state)
    {
        var onLinux = OperatingSystem.IsLinux();
        return [Linux(), .. onLinux ? [Overlay(), ControlGroups(!Environment.IsPrivilegedProcess)] : (Finding[])[], Folder(state), .. onLinux ? [Node(state)] : (Finding[])[]];
    }

    /// <summary>The operating system.</summary>
    public static Finding Linux() => OperatingSystem.IsLinux()
        ? new("Linux", Health.Good, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}")
        : new("Linux", Health.Remark, $"{RuntimeInformation.OSDescription}: no standalone node here, but kind works", "On Windows also: wsl --install -d Debian, and PodLab inside it.");

    /// <summary>Whether the node can mount layers of images instead of copying them.</summary>
    public static Finding Overlay() => KernelHas("overlay")
        ? new("overlayfs", Health.Good, "the Linux kernel has it")
        : new("overlayfs", Health.Remark, "not loaded; the node copies whole layers instead, which takes longer", "modprobe overlay");

    /// <summary>The versions of cgroups that the node can have.</summary>
    public static Finding ControlGroups(bool rootless)
    {
        var hasV1 = Directory.Exists("/sys/fs/cgroup/memory");
        return !KernelHas("cgroup2") ? new("cgroups", Health.Bad, "the Linux kernel has no cgroup v2", $"{Up} --cgroups v1, as root")
            : new("cgroups", Health.Good, hasV1 ? $"v2; v1 {(rootless ? "for root only" : "with --cgroups v1")}" : "v2");
    }

    /// <summary>The state folder, in which <c>up</c> keeps the node.</summary>
    public static Finding Folder(StateFolder state)
    {
        for (var folder = new DirectoryInfo(state.Path); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists)
            {
                return MachineFolder.IsWritable(folder.FullName)
                    ? new("state folder", Health.Good, state.Path)
                    : new("state folder", Health.Bad, $"{folder.FullName} isn't writable for you", "export PODLAB_STATE=$HOME/podlab-state");
            }
        }

        return new("state folder", Health.Bad, $"there is no folder above {state.Path}", "export PODLAB_STATE=$HOME/podlab-state");
    }

    /// <summary>The node itself.</summary>
    public static Finding Node(StateFolder state)
    {
        try
        {
            return state.FindNodeRecord() switch
            {
                null => new("node", Health.Remark, "none was started", Up),
                var node when node.IsRunning() => new("node", Health.Good, $"{node.Name} runs, cgroup v{node.CgroupVersion}, PID {node.Pid}"),
                var node => new("node", Health.Remark, $"{node.Name} was started and has ended", Up),
            };
        }
        catch (PodLabException error)
        {
            return new("node", Health.Remark, error.Message, Up);
        }
    }

    // "nodev	overlay" (proc_filesystems(5)).
    private static bool KernelHas(string fileSystem) => File.ReadLines("/proc/filesystems").Any(line => line.Split('\t')[^1] == fileSystem);
}

/// <summary>
/// Checks whether a folder is writable, with <see href="https://man7.org/linux/man-pages/man2/access.2.html">access(2)</see>. Windows doesn't have
/// it; there, it creates a file that's deleted at once.
/// </summary>
internal static partial class MachineFolder
{
    private const int WriteAndEnter = 3;

    public static bool IsWritable(string path) => OperatingSystem.IsWindows() ? TakesFile(path) : Access(path, WriteAndEnter) == 0;

    private static bool TakesFile(string path)
    {
        try
        {
            using var file = new FileStream(Path.Combine(path, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
