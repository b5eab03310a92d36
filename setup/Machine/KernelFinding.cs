using System.Diagnostics;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.VisualStudioCode;

namespace PodLab.Setup.Machine;

/// <summary>The findings of <c>doctor</c> about the kernels for VS Code and Jupyter. From the command line, a lesson runs without them.</summary>
internal static class KernelFinding
{
    private const string Subject = "Jupyter kernel";
    private const string Jupyter = "jupyter";

    private static readonly string Install = $"{TerminalCommand.Words} kernel install";

    /// <summary>PodLab's kernel, then all others that Jupyter finds.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var others = JupyterFolders.All.Distinct().SelectMany(KernelInstallation.In).Where(spec => spec.Name != KernelInstallation.Name)
            .DistinctBy(spec => spec.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        return [await ExamineOursAsync(cancellation), .. await Task.WhenAll(others.Select(spec => ExamineAsync(spec, cancellation)))];
    }

    /// <summary>A kernel that isn't PodLab's own, or has another name. Only C# kernels' versions are determined.</summary>
    public static async Task<Finding> ExamineAsync(KernelSpec spec, CancellationToken cancellation)
    {
        if (!spec.StartsDotNetInteractive && !spec.IsOurs)
        {
            return new(Subject, Health.Good, $"{spec.Name}, {spec.Folder}");
        }

        var remedy = spec.StartsDotNetInteractive ? $"{Install} {DotNetInteractive.Option}{(spec.IsOurs ? "" : " --force")}" : $"{Install} --also-net-csharp";
        if (Missing(spec) is { } missing)
        {
            return new(Subject, Health.Remark, $"{spec.Name}: {spec.Folder} names {missing}, which doesn't exist", remedy);
        }

        var version = spec.StartsDotNetInteractive ? $".NET Interactive {await VersionAsync(spec, cancellation)}" : $"PodLab's {await VersionAsync(spec, cancellation)}";
        return spec.StartsDotNetInteractive && !spec.Command.Contains(DotNetInteractive.LoopbackOnly)
            ? new(Subject, Health.Remark, $"{spec.Name} ({version}) can be reached from the network while it runs: {spec.Folder} lacks {DotNetInteractive.LoopbackOnly}", remedy)
            : new(Subject, Health.Good, $"{spec.Name} ({version}), {spec.Folder}");
    }

    private static async Task<Finding> ExamineOursAsync(CancellationToken cancellation) => KernelInstallation.Find(KernelInstallation.Name).FirstOrDefault() switch
    {
        null => new(Subject, Health.Remark, "not installed; VS Code and Jupyter need it", Install),
        { IsOurs: false } theirs => new(Subject, Health.Remark, $"{theirs.Folder} isn't PodLab's", "remove that folder, then kernel install"),
        var spec when Missing(spec) is { } missing => new(Subject, Health.Remark, $"{spec.Folder} names {missing}, which doesn't exist", Install),
        var spec => new(Subject, Health.Good, $"{spec.Name} (PodLab's {await VersionAsync(spec, cancellation)}), {spec.Folder}"),
    };

    private static string? Missing(KernelSpec spec) => spec.Command.FirstOrDefault(part => Path.IsPathRooted(part) && !File.Exists(part));

    // "1.0.712001+df4e5cb": the part after the plus is for developers. A spec without the path of a DLL names a global or a local tool.
    private static async Task<string> VersionAsync(KernelSpec spec, CancellationToken cancellation)
    {
        var version = spec.Command.FirstOrDefault(word => Path.IsPathRooted(word) && word.EndsWith(".dll", StringComparison.Ordinal)) is { } program
            ? FileVersionInfo.GetVersionInfo(program).ProductVersion
            : spec.Command.Count > 0 && (await MachineCommand.RunAsync([.. spec.Command.TakeWhile(word => word != Jupyter), "--version"], cancellation)) is { ExitCode: 0 } answer
            ? answer.StandardOutput.Trim()
            : null;
        return version is null ? "of an unknown version" : version.Split('+')[0];
    }
}

/// <summary>Whether C# cells complete in VS Code while typing, for <c>doctor</c>; nothing if VS Code was never started.</summary>
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
