using System.ComponentModel;
using System.Diagnostics;

namespace PodLab.Setup.Machine;

/// <summary>Runs a program on this machine (not on the node) and collects its output. Canceling ends it.</summary>
internal static class MachineCommand
{
    private const int NotFound = 127;

    public static Task<MachineCommandResult> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        RunAsync(argv, lines: null, cancellation);

    /// <param name="argv">The program and its arguments.</param>
    /// <param name="lines">Receives each printed line.</param>
    /// <param name="cancellation">Ends the program.</param>
    public static async Task<MachineCommandResult> RunAsync(
        IReadOnlyList<string> argv, IProgress<string>? lines, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Programs.Find(argv[0]) ?? argv[0], argv.Skip(1));
        start.Environment["PATH"] = Programs.SearchPath;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            var ended = await ChildProcess.RunAsync(start, lines, cancellation);
            return new(argv, ended.ExitCode, ended.StandardOutput, ended.StandardError);
        }
        catch (Win32Exception error)
        {
            return new(argv, NotFound, "", error.Message);
        }
    }
}

/// <summary>The result of a program on this machine.</summary>
internal sealed record MachineCommandResult(IReadOnlyList<string> Argv, int ExitCode, string StandardOutput, string StandardError)
{
    public MachineCommandResult EnsureSuccess(string advice = "") => ExitCode == 0 ? this : throw new PodLabException(
        $"`{string.Join(' ', Argv)}` ended with exit code {ExitCode}: {LastWords}{(advice.Length == 0 ? "" : $" {advice}")}");

    /// <summary>The end of its standard error, or of its output if that is empty, for a message.</summary>
    public string LastWords =>
        (StandardError.Trim() is { Length: > 0 } error ? error : StandardOutput.Trim()) is var said && said.Length > 800 ? $"…{said[^800..]}" : said;
}
