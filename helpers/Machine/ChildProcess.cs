using System.ComponentModel;
using System.Diagnostics;

namespace PodLab.Machine;

/// <summary>Programs of this machine that end when the caller stops waiting for them.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end, without input, and collects its output. Canceling ends the program.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="lines">Gets each line as it's printed, except blank ones; null if all output is needed only at the end.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="Win32Exception">It couldn't be started.</exception>
    public static async Task<ChildProcessResult> RunAsync(
        ProcessStartInfo start, IProgress<string>? lines, CancellationToken cancellation)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        await process.EndAsync(cancellation);
        return new(process.ExitCode, await output, await error);

        async Task<string> ReadAsync(StreamReader reader)
        {
            if (lines is null)
            {
                return await reader.ReadToEndAsync(cancellation);
            }

            var text = new StringBuilder();
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                text.Append(line).Append('\n');
                if (line.Trim() is { Length: > 0 } words)
                {
                    lines.Report(words);
                }
            }

            return text.ToString();
        }
    }

    /// <summary>Waits for a program's end. Canceling ends it and everything it started.</summary>
    public static async Task EndAsync(this Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.KillTree();
            throw;
        }
    }

    /// <summary>Ends a program and everything it started. This user can't end processes that run as root (behind sudo): they end by themselves.</summary>
    public static void KillTree(this Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is Win32Exception or AggregateException)
        {
            Debug.WriteLine(error);
        }
    }
}

/// <summary>The result of a program on this machine.</summary>
/// <param name="ExitCode">Its exit code; 128 plus the signal's number if a signal ended it.</param>
/// <param name="StandardOutput">Its whole standard output.</param>
/// <param name="StandardError">Its whole standard error.</param>
internal sealed record ChildProcessResult(int ExitCode, string StandardOutput, string StandardError);
