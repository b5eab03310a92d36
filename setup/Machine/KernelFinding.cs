using PodLab.Setup.Commands;
using PodLab.Setup.KernelSpecs;

namespace PodLab.Setup.Machine;

/// <summary>What <c>doctor</c> says of the kernel for VS Code and Jupyter. A lesson runs without it, from the command line.</summary>
internal static class KernelFinding
{
    private const string Subject = "Jupyter kernel";

    public static Finding Examine()
    {
        var install = $"{TerminalCommand.Words} kernel install";
        return KernelInstallation.Find(KernelInstallation.Name).FirstOrDefault() switch
        {
            null => new(Subject, Health.Remark, "not installed; VS Code and Jupyter need it", install),
            { IsOurs: false } theirs => new(Subject, Health.Remark, $"{theirs.Folder} is not PodLab's", "remove that folder, then kernel install"),
            var spec when spec.Command.FirstOrDefault(part => Path.IsPathRooted(part) && !File.Exists(part)) is { } missing =>
                new(Subject, Health.Remark, $"{spec.Folder} names {missing}, which is not there", install),
            var spec => new(Subject, Health.Good, spec.Folder),
        };
    }
}
