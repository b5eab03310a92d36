using PodLab.CSharpKernel.Engine.Magics;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>Makes the .NET SDK resolve packages, and stores its answers.</summary>
internal static class PackageRestore
{
    private const string ProjectName = "packages";
    private const string ProjectFile = $"{ProjectName}.csproj";

    /// <summary>The files of packages: from an earlier answer if all of them still exist, otherwise from <c>dotnet</c>.</summary>
    /// <exception cref="MagicException">There is no SDK, or a package isn't available.</exception>
    public static async Task<ResolvedPackages> RunAsync(PackageProject project, SourcesOutOfReach outOfReach, CancellationToken cancellation)
    {
        var folder = Path.Combine(CacheFolder.Path, "packages", project.Key);
        var list = Path.Combine(folder, PackageProject.ListFile);
        if (File.Exists(list) && Read(list, project) is { } known)
        {
            return known;
        }

        // In its own folder, which then replaces the final one: two kernels may restore the same at once.
        var attempt = $"{folder}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(attempt);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(attempt, ProjectFile), project.ToString(), cancellation);
            var output = await RestoreAsync(attempt, project, outOfReach, cancellation);
            await File.AppendAllLinesAsync(
                Path.Combine(attempt, PackageProject.ListFile), PackageSubstitute.Find(output, ProjectName).Select(substitute => substitute.ToLine()), cancellation);
            Directory.CreateDirectory(folder);
            File.Move(Path.Combine(attempt, PackageProject.ListFile), list, overwrite: true);
        }
        finally
        {
            Directory.Delete(attempt, recursive: true);
        }

        return Read(list, project)
            ?? throw new MagicException($"The .NET SDK named files of {Names(project)} that don't exist. They are listed in {list}.");
    }

    private static async Task<string> RestoreAsync(string folder, PackageProject project, SourcesOutOfReach outOfReach, CancellationToken cancellation)
    {
        var run = await DotnetCommand.RunAsync(
            [
                "msbuild", ProjectFile, "-restore", $"-target:{PackageProject.Target}",
                "-nologo", "-verbosity:quiet", "-maxCpuCount:1", "-nodeReuse:false",
                "-property:ImportDirectoryBuildProps=false", "-property:ImportDirectoryBuildTargets=false",
                "-property:ImportDirectoryPackagesProps=false",
                .. await outOfReach.ArgumentsAsync(folder, project.Sources, cancellation),
            ],
            folder,
            cancellation);
        outOfReach.Learn(run.Output);
        return run.ExitCode == 0 ? run.Output : throw new MagicException($"{RestoreFailure.Describe(Names(project), run.Output)} {outOfReach.Sentence}".TrimEnd());
    }

    /// <returns>Null if a file no longer exists.</returns>
    private static ResolvedPackages? Read(string list, PackageProject project)
    {
        // "runtime|Newtonsoft.Json|13.0.3|/home/…/Newtonsoft.Json.dll"
        string[] lines = File.ReadAllLines(list);
        string[][] files = [.. lines.Select(line => line.Split('|')).Where(parts => parts.Length == 4)];
        if (!files.All(parts => File.Exists(parts[3])))
        {
            return null;
        }

        var versions = files.DistinctBy(parts => parts[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(parts => parts[1], parts => parts[2], StringComparer.OrdinalIgnoreCase);
        return new(
            [.. project.Packages.Select(package => package with { Version = versions.GetValueOrDefault(package.Name, package.Version) })],
            [.. Of("runtime").Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))],
            [.. Of("native")],
            PackageSubstitute.Read(lines));

        IEnumerable<string> Of(string type) => files.Where(parts => parts[0] == type).Select(parts => parts[3]);
    }

    private static string Names(PackageProject project) => string.Join("; ", project.Packages);
}

/// <summary>The folder for files that this user's programs can recreate.</summary>
internal static class CacheFolder
{
    /// <summary><c>$XDG_CACHE_HOME/podlab</c> or <c>~/.cache/podlab</c>; on Windows in the local application data.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root(), "podlab");

    private static string Root() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}

/// <summary>Explains why packages aren't available, from the output of <c>dotnet</c>.</summary>
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
            ? "Are the name and version right? Without a network, it has to be in NuGet's own cache, or in a folder that you name in a line before it: "
                + "#i \"nuget: FOLDER\"."
            : output.Contains("No .NET SDKs were found", StringComparison.Ordinal)
                ? "Packages need the .NET SDK, and this machine has only the runtime."
                : "";

    // "/…/packages.csproj : error NU1101: Unable to find package … [/…/packages.csproj]"
    [GeneratedRegex(@"error (?<code>[A-Z]+\d+): (?<text>.*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
