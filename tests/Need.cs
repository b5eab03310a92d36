using System.Runtime.InteropServices;

namespace PodLab.Tests;

/// <summary>
/// Something a test needs of the machine. A test says so in its first line (<c>Need.StandaloneNode.OrSkip();</c>) and is skipped,
/// with the reason, where the machine lacks it. A run that must not skip (CI) lists the needs' names in
/// <c>PODLAB_TESTS_MUST_MEET</c>, or <c>all</c>: there an unmet need is a failure.
/// </summary>
public sealed class Need
{
    private readonly Func<string?> _whatIsMissing;

    private Need(string name, Func<string?> whatIsMissing) => (Name, _whatIsMissing) = (name, whatIsMissing);

    public static Need Linux { get; } = new("linux", () => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? null : "this is not Linux");

    /// <summary>What the standalone node is made of, and the right to make it.</summary>
    public static Need StandaloneNode { get; } = new("standalone-node", () =>
        Linux._whatIsMissing() ?? MissingProgram("unshare", "nsenter", "containerd", "runc", "catatonit", "php", "ip"));

    public static Need Chromium { get; } = new("chromium", () => MissingProgram("chromium"));

    public string Name { get; }

    public void OrSkip()
    {
        if (_whatIsMissing() is not { } missing)
        {
            return;
        }

        var mustMeet = (Environment.GetEnvironmentVariable("PODLAB_TESTS_MUST_MEET") ?? "").Split(',', StringSplitOptions.TrimEntries);
        Assert.False(mustMeet.Contains("all") || mustMeet.Contains(Name), $"This run must meet the need '{Name}', but {missing}.");
        Assert.Skip($"Needs '{Name}', but {missing}.");
    }

    private static string? MissingProgram(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"]);
        return programs.FirstOrDefault(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))) is { } missing
            ? $"the program {missing} is not installed"
            : null;
    }
}
