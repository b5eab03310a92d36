using PodLab.Setup.KernelSpecs;
using PodLab.Setup.StandaloneNode;
using PodLab.Setup.VisualStudioCode;

namespace PodLab.Setup.Machine;

/// <summary>Checks everything that the standalone node and the lessons need from this machine; on other systems than Linux only the lessons' needs.
/// It changes nothing.</summary>
internal static class MachineExamination
{
    private static readonly string Up = $"{TerminalCommand.Words} up";

    public static async Task<IReadOnlyList<Finding>> RunAsync(StateFolder state, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return
            [
                NodeExamination.Linux(),
                await SdkAsync(cancellation),
                NodeExamination.Folder(state),
                .. await KernelFinding.ExamineAsync(cancellation),
                .. CompletionFinding.Examine(),
            ];
        }

        var rootless = !Environment.IsPrivilegedProcess;
        return
        [
            NodeExamination.Linux(),
            await SdkAsync(cancellation),
            .. Packages(rootless),
            .. rootless ? [await UserNamespacesAsync(cancellation)] : (Finding[])[new("user namespaces", Health.Good, "not needed: you are root")],
            NodeExamination.Overlay(),
            NodeExamination.ControlGroups(rootless),
            NodeExamination.Folder(state),
            NodeExamination.Node(state),
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
        return versions.ExitCode != 0 ? new(subject, Health.Bad, "dotnet isn't installed", remedy)
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
            ? new("user namespaces", Health.Remark, "not checked: unshare isn't installed", $"{Up} installs it")
            : await UserNamespace.FindObstacleAsync(cancellation) is { } obstacle
            ? new("user namespaces", Health.Bad, obstacle, $"as it says, or as root: sudo {Up}")
            : new("user namespaces", Health.Good, $"allowed, with subordinate IDs for {Environment.UserName}");
}
