using System.ComponentModel;
using System.Diagnostics;

namespace PodLab.Setup.Machine;

/// <summary>Runs a program on this machine (not on the node) and takes in what it says; cancelled, ends it.</summary>
internal static class MachineCommand
{
    private const int NotFound = 127;

    public static async Task<MachineCommandResult> RunAsync(
        IReadOnlyList<string> argv, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(Programs.Find(argv[0]) ?? argv[0], argv.Skip(1));
        start.Environment["PATH"] = Programs.SearchPath;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            var ended = await ChildProcess.RunAsync(start, cancellation);
            return new(argv, ended.ExitCode, ended.StandardOutput, ended.StandardError);
        }
        catch (Win32Exception error)
        {
            return new(argv, NotFound, "", error.Message);
        }
    }
}

/// <summary>What a program on this machine did.</summary>
internal sealed record MachineCommandResult(IReadOnlyList<string> Argv, int ExitCode, string StandardOutput, string StandardError)
{
    public MachineCommandResult EnsureSuccess(string advice = "") => ExitCode == 0 ? this : throw new PodLabException(
        $"`{string.Join(' ', Argv)}` ended with exit code {ExitCode}: {LastWords}{(advice.Length == 0 ? "" : $" {advice}")}");

    /// <summary>The last lines of what it said, for a message.</summary>
    public string LastWords =>
        (StandardError.Trim() is { Length: > 0 } error ? error : StandardOutput.Trim()) is var said && said.Length > 800 ? $"…{said[^800..]}" : said;
}
