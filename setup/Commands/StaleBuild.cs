namespace PodLab.Setup.Commands;

/// <summary>Detects whether a checkout's sources changed after its build, for example by a <c>git pull</c>: then this tool runs the old
/// code.</summary>
internal static class StaleBuild
{
    private static readonly string[] _outputs = ["bin", "obj"];
    private static readonly string[] _compiled = [".cs", ".css", ".js", ".sh"];

    /// <summary>Warns on standard error if this tool belongs to a checkout with a stale build.</summary>
    public static void Warn()
    {
        if (FindNewerSource(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."))) is { } source)
        {
            Console.Error.WriteLine($"podlab: the build is older than the sources: {source} changed after it. Run `dotnet build` to use the change.");
        }
    }

    /// <summary>A source that changed after its assembly was built; null if there is none, or the folder isn't a built checkout.</summary>
    public static string? FindNewerSource(string checkout)
    {
        var kernel = Path.Combine("setup", "CSharpKernel");
        return FindNewerSource(checkout, "helpers", Path.Combine("helpers", "bin", "PodLab.dll"))
            ?? FindNewerSource(checkout, kernel, Path.Combine(kernel, "bin", "PodLab.CSharpKernel.dll"))
            ?? FindNewerSource(checkout, "setup", Path.Combine("setup", "bin", "PodLab.Setup.dll"), kernel, Path.Combine("setup", "Browser"));
    }

    private static string? FindNewerSource(string checkout, string folder, string assembly, params string[] except)
    {
        var (built, sources) = (new FileInfo(Path.Combine(checkout, assembly)), new DirectoryInfo(Path.Combine(checkout, folder)));
        return built.Exists && sources.Exists && FindNewer(sources, built.LastWriteTimeUtc, [.. except.Select(inner => Path.Combine(checkout, inner))]) is { } newer
            ? Path.GetRelativePath(checkout, newer) : null;
    }

    private static string? FindNewer(DirectoryInfo folder, DateTime than, IReadOnlyList<string> except) =>
        folder.EnumerateFiles().FirstOrDefault(file => _compiled.Contains(file.Extension) && file.LastWriteTimeUtc > than)?.FullName
        ?? folder.EnumerateDirectories().Where(inner => !_outputs.Contains(inner.Name) && !except.Contains(inner.FullName))
            .Select(inner => FindNewer(inner, than, except)).FirstOrDefault(found => found is not null);
}
