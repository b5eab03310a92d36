using System.Runtime.InteropServices;
using PodLab.Setup.Commands;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.StandaloneNode;
using PodLab.Setup.VisualStudioCode;

namespace PodLab.Setup.Machine;

/// <summary>Looks at all that the standalone node and the lessons need of this machine, on other systems than Linux at the lessons' needs. It changes nothing.</summary>
internal static class MachineExamination
{
    private static readonly string Up = $"{TerminalCommand.Words} up";

    public static async Task<IReadOnlyList<Finding>> RunAsync(StateFolder state, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return
            [
                new("Linux", Health.Remark, $"{RuntimeInformation.OSDescription}: no standalone node here, but kind will do", "On Windows also: wsl --install -d Debian, and PodLab inside it."),
                await SdkAsync(cancellation),
                Folder(state),
                .. await KernelFinding.ExamineAsync(cancellation),
                .. CompletionFinding.Examine(),
            ];
        }

        var rootless = !Environment.IsPrivilegedProcess;
        return
        [
            new("Linux", Health.Good, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
            await SdkAsync(cancellation),
            .. Packages(rootless),
            .. rootless ? [await UserNamespacesAsync(cancellation)] : (Finding[])[new("user namespaces", Health.Good, "not needed: you are root")],
            Overlay(),
            ControlGroups(rootless),
            Folder(state),
            Node(state),
            .. await KernelFinding.ExamineAsync(cancellation),
            .. CompletionFinding.Examine(),
        ];
    }

    private static async Task<Finding> SdkAsync(CancellationToken cancellation)
    {
        const string subject = ".NET SDK";
        const string remedy = "https://dotnet.microsoft.com/download/dotnet/10.0";
        var versions = await MachineCommand.RunAsync(["dotnet", "--list-sdks"], cancellation);
        var found = versions.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToArray();
        return versions.ExitCode != 0 ? new(subject, Health.Bad, "there is no dotnet", remedy)
            : found.Any(version => version.StartsWith("10.0.", StringComparison.Ordinal)) ? new(subject, Health.Good, string.Join(", ", found))
            : new(subject, Health.Bad, $"{string.Join(", ", found)}; 10.0 is needed", remedy);
    }

    private static IEnumerable<Finding> Packages(bool rootless)
    {
        foreach (var package in NodeProgram.Needed(rootless).GroupBy(program => program.Package))
        {
            var missing = package.Where(program => program.Find() is null).Select(program => program.Name).ToArray();
            yield return missing.Length == 0
                ? new(package.Key, Health.Good, string.Join(", ", package.Select(program => program.Find())))
                : MissingPackage(package.Key, missing);
        }
    }

    private static Finding MissingPackage(string package, string[] missing)
    {
        var canInstall = Programs.Find("apt-get") is not null
            && (Environment.IsPrivilegedProcess || Programs.Find("sudo") is not null);
        var sudo = Environment.IsPrivilegedProcess ? "" : "sudo ";
        return new(
            package, canInstall ? Health.Remark : Health.Bad, $"no {string.Join(", ", missing)}{(canInstall ? "; `up` installs it" : "")}",
            $"{sudo}apt-get install --no-install-recommends {package}");
    }

    private static async Task<Finding> UserNamespacesAsync(CancellationToken cancellation) =>
        Programs.Find("unshare") is null
            ? new("user namespaces", Health.Remark, "not checked: unshare is not installed", $"{Up} installs it")
            : await UserNamespace.FindObstacleAsync(cancellation) is { } obstacle
            ? new("user namespaces", Health.Bad, obstacle, $"as it says, or as root: sudo {Up}")
            : new("user namespaces", Health.Good, $"allowed, with subordinate IDs for {Environment.UserName}");

    private static Finding Overlay() => KernelHas("overlay")
        ? new("overlayfs", Health.Good, "the Linux kernel has it")
        : new("overlayfs", Health.Remark, "not loaded; the node copies whole layers instead, which takes longer", "modprobe overlay");

    private static Finding ControlGroups(bool rootless)
    {
        var hasV1 = Directory.Exists("/sys/fs/cgroup/memory");
        return !KernelHas("cgroup2") ? new("cgroups", Health.Bad, "the Linux kernel has no cgroup v2", $"{Up} --cgroups v1, as root")
            : new("cgroups", Health.Good, hasV1 ? $"v2; v1 {(rootless ? "for root only" : "with --cgroups v1")}" : "v2");
    }

    private static Finding Folder(StateFolder state)
    {
        for (var folder = new DirectoryInfo(state.Path); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists)
            {
                return MachineFolder.IsWritable(folder.FullName)
                    ? new("state folder", Health.Good, state.Path)
                    : new("state folder", Health.Bad, $"{folder.FullName} is not yours to write", "export PODLAB_STATE=$HOME/podlab-state");
            }
        }

        return new("state folder", Health.Bad, $"there is no folder above {state.Path}", "export PODLAB_STATE=$HOME/podlab-state");
    }

    private static Finding Node(StateFolder state)
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

/// <summary>Asks the Linux kernel about a folder (<see href="https://man7.org/linux/man-pages/man2/access.2.html">access(2)</see>).</summary>
internal static partial class MachineFolder
{
    private const int WriteAndEnter = 3;

    public static bool IsWritable(string path) => Access(path, WriteAndEnter) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
