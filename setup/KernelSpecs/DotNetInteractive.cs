namespace PodLab.Setup.KernelSpecs;

/// <summary>
/// .NET Interactive's own kernel: the .NET tool that <c>.config/dotnet-tools.json</c> pins, restored into NuGet's package folder. <c>dotnet
/// interactive</c> would find it only below the manifest's folder. Started by its DLL, it runs wherever the notebook is.
/// </summary>
/// <param name="Version">Its version.</param>
/// <param name="Command">The command that starts it, without its arguments: <c>dotnet</c> and the DLL, both with full paths.</param>
internal sealed record DotNetInteractive(string Version, IReadOnlyList<string> Command)
{
    /// <summary>The kernel name in C# notebooks made for .NET Interactive.</summary>
    public const string Name = ".net-csharp";

    /// <summary>The display name from its own installer.</summary>
    public const string DisplayName = ".NET (C#)";

    /// <summary>The option of <c>kernel install</c>.</summary>
    public const string Option = "--dotnet-interactive";

    /// <summary>Its option that limits its web server to the loopback interface.</summary>
    public const string LoopbackOnly = "--http-local-only";

    /// <summary>The DLL that starts it.</summary>
    public const string Program = "Microsoft.DotNet.Interactive.App.dll";

    private const string Package = "microsoft.dotnet-interactive";

    // A copy beside this tool: an installed tool has no checkout.
    private static string Manifest => Path.Combine(AppContext.BaseDirectory, "dotnet-tools.json");

    /// <summary>Restores the tool. If it was restored before, this needs no network.</summary>
    /// <exception cref="PodLabException">It can't be restored.</exception>
    public static async Task<DotNetInteractive> RestoreAsync(CancellationToken cancellation)
    {
        var version = JsonNode.Parse(await File.ReadAllTextAsync(Manifest, cancellation))!["tools"]![Package]!["version"]!.GetValue<string>();
        var restored = await MachineCommand.RunAsync(["dotnet", "tool", "restore", "--tool-manifest", Manifest], cancellation);
        if (restored.ExitCode != 0)
        {
            throw new PodLabException(
                $".NET Interactive {version} can't be restored: {restored.LastWords.Split('\n')[0].TrimEnd().TrimEnd('.')}. "
                + "Connect to the network once, or add a folder with the package to NuGet's sources, then run this again. No other kernel was changed.");
        }

        return new(version, [KernelProgram.Dotnet(), await FindAsync(version, cancellation)]);
    }

    private static async Task<string> FindAsync(string version, CancellationToken cancellation)
    {
        // "global-packages: /home/ada/.nuget/packages/"
        var answer = (await MachineCommand.RunAsync(["dotnet", "nuget", "locals", "global-packages", "--list", "--force-english-output"], cancellation)).EnsureSuccess();
        var folder = Path.Combine(answer.StandardOutput.Split(": ", 2)[^1].Trim(), Package, version);
        return Directory.EnumerateFiles(folder, Program, SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new PodLabException($".NET Interactive {version} was restored, but {folder} has no {Program}. Remove that folder and run this again.");
    }
}
