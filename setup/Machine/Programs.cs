using PodLab.Setup.Commands;

namespace PodLab.Setup.Machine;

/// <summary>Programs installed on this machine.</summary>
internal static class Programs
{
    // Debian keeps runc, containerd's friends and ip where an ordinary user's PATH does not look.
    private static readonly string[] _more = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The search path with the folders of system programs in it.</summary>
    public static string SearchPath { get; } = string.Join(Path.PathSeparator, (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(_more).Distinct());

    /// <summary>The path of a program, or null when this machine has none of that name.</summary>
    public static string? Find(string name) =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);

    /// <summary>The path of a program.</summary>
    public static string Get(string name) => Find(name)
        ?? throw new PodLabException($"The program {name} is not installed on this machine. `{TerminalCommand.Words} doctor` says what brings it.");
}
