using PodLab.Setup.Commands;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.VisualStudioCode;

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

/// <summary>Whether C# cells complete in VS Code as one types, for <c>doctor</c>; nothing where VS Code was never started.</summary>
internal static class CompletionFinding
{
    private const string Subject = "VS Code completion";

    public static IEnumerable<Finding> Examine() => UserSettings.Find() switch
    {
        [] when UserSettings.HasServer() =>
            [new(Subject, Health.Remark, "the settings are on the machine where you see VS Code; they need this line", CompletionTrigger.Line)],
        var found => found.Select(Examine),
    };

    private static Finding Examine(UserSettings settings)
    {
        try
        {
            return settings.HasTrigger() ? new(Subject, Health.Good, settings.Path)
                : new(Subject, Health.Remark, $"{settings.Path} lacks {CompletionTrigger.Line}", $"{TerminalCommand.Words} kernel install --vscode");
        }
        catch (PodLabException error)
        {
            return new(Subject, Health.Remark, error.Message, CompletionTrigger.Line);
        }
    }
}
