using System.Diagnostics;

namespace PodLab.Setup.Machine;

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
