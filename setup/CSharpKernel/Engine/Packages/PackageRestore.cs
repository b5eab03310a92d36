using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>Has the .NET SDK resolve packages, and remembers its answers.</summary>
internal static class PackageRestore
{
    private const string ProjectFile = "packages.csproj";

    /// <summary>The files of packages: as they were found earlier if they are all still there, else by <c>dotnet</c>.</summary>
    /// <exception cref="MagicException">There is no SDK, or a package cannot be had.</exception>
    public static async Task<ResolvedPackages> RunAsync(PackageProject project, CancellationToken cancellation)
    {
        var folder = Path.Combine(CacheFolder.Path, "packages", project.Key);
        var list = Path.Combine(folder, PackageProject.ListFile);
        if (File.Exists(list) && Read(list, project) is { } known)
        {
            return known;
        }

        // In a folder of its own, which then takes its place: two kernels may ask for the same at once.
        var attempt = $"{folder}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(attempt);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(attempt, ProjectFile), project.ToString(), cancellation);
            await RestoreAsync(attempt, project, cancellation);
            Directory.CreateDirectory(folder);
            File.Move(Path.Combine(attempt, PackageProject.ListFile), list, overwrite: true);
        }
        finally
        {
            Directory.Delete(attempt, recursive: true);
        }

        return Read(list, project)
            ?? throw new MagicException($"The .NET SDK named files of {Names(project)} that are not there; they are listed in {list}.");
    }

    private static async Task RestoreAsync(string folder, PackageProject project, CancellationToken cancellation)
    {
        var run = await DotnetCommand.RunAsync(
            [
                "msbuild", ProjectFile, "-restore", $"-target:{PackageProject.Target}",
                "-nologo", "-verbosity:quiet", "-maxCpuCount:1", "-nodeReuse:false",
                "-property:ImportDirectoryBuildProps=false", "-property:ImportDirectoryBuildTargets=false",
                "-property:ImportDirectoryPackagesProps=false",
            ],
            folder,
            cancellation);
        if (run.ExitCode != 0)
        {
            throw new MagicException(RestoreFailure.Describe(Names(project), run.Output));
        }
    }

    /// <returns>Null when a file is not there any more.</returns>
    private static ResolvedPackages? Read(string list, PackageProject project)
    {
        // "runtime|Newtonsoft.Json|13.0.3|/home/…/Newtonsoft.Json.dll"
        string[][] files = [.. File.ReadLines(list).Select(line => line.Split('|', 4)).Where(parts => parts.Length == 4)];
        if (!files.All(parts => File.Exists(parts[3])))
        {
            return null;
        }

        var versions = files.DistinctBy(parts => parts[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(parts => parts[1], parts => parts[2], StringComparer.OrdinalIgnoreCase);
        return new(
            [.. project.Packages.Select(package => package with { Version = versions.GetValueOrDefault(package.Name, package.Version) })],
            [.. Of("runtime").Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))],
            [.. Of("native")]);

        IEnumerable<string> Of(string type) => files.Where(parts => parts[0] == type).Select(parts => parts[3]);
    }

    private static string Names(PackageProject project) => string.Join("; ", project.Packages);
}

/// <summary>Where this user's programs keep what they can make anew.</summary>
internal static class CacheFolder
{
    /// <summary><c>$XDG_CACHE_HOME/podlab</c>, else <c>~/.cache/podlab</c>; on Windows in the local application data.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root(), "podlab");

    private static string Root() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}

/// <summary>Tells why packages could not be had, from what <c>dotnet</c> printed.</summary>
internal static partial class RestoreFailure
{
    private const string NoSuchPackage = "NU1101";
    private const string NoSuchVersion = "NU1102";
    private const string SourceOutOfReach = "NU1301";

    public static string Describe(string packages, string output)
    {
        var errors = ErrorLine().Matches(output).Select(error => (Code: error.Groups["code"].Value, Text: error.Groups["text"].Value.Trim()))
            .Distinct().ToArray();
        var said = errors.Length > 0 ? string.Join(" ", errors.Select(error => $"{error.Code}: {error.Text}")) : output.Trim();
        return $"The package could not be loaded: {packages}. {said} {Advice(errors.Select(error => error.Code).ToArray(), output)}".TrimEnd();
    }

    private static string Advice(string[] codes, string output) =>
        codes.Contains(NoSuchPackage) || codes.Contains(NoSuchVersion) || codes.Contains(SourceOutOfReach)
            ? "Are name and version right? Without a network, it has to be in NuGet's own cache, or in a folder that you name in a line before it: "
                + "#i \"nuget: FOLDER\"."
            : output.Contains("No .NET SDKs were found", StringComparison.Ordinal)
                ? "Packages need the .NET SDK, and this machine has only the runtime."
                : "";

    // "/…/packages.csproj : error NU1101: Unable to find package … [/…/packages.csproj]"
    [GeneratedRegex(@"error (?<code>[A-Z]+\d+): (?<text>.*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
