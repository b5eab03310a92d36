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

/// <summary>Runs a program of this machine that takes its time, and passes on each line as it comes.</summary>
internal static class ReportedCommand
{
    private const int LinesInError = 20;

    /// <exception cref="PodLabException">It ended with another exit code than 0; the message has its last lines.</exception>
    public static async Task RunAsync(IReadOnlyList<string> argv, string advice, IProgress<string> progress, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Programs.Get(argv[0]), argv.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = Programs.SearchPath;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = new List<string>();
        await Task.WhenAll(PassOnAsync(process.StandardOutput), PassOnAsync(process.StandardError), process.EndAsync(cancellation));
        if (process.ExitCode != 0)
        {
            throw new PodLabException($"`{string.Join(' ', argv)}` ended with exit code {process.ExitCode}. {advice} It said:\n{string.Join('\n', said.TakeLast(LinesInError))}");
        }

        async Task PassOnAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                lock (said)
                {
                    said.Add(line);
                }

                if (line.Trim() is { Length: > 0 } words)
                {
                    progress.Report(words);
                }
            }
        }
    }
}
