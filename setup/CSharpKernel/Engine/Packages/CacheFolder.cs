namespace PodLab.CSharpKernel.Engine.Packages;

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
