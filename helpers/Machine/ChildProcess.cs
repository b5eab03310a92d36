using System.ComponentModel;
using System.Diagnostics;

namespace PodLab.Machine;

/// <summary>Programs of this machine that end with whoever waits for them.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program without input to its end and takes in what it says; cancelled, ends it.</summary>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    public static async Task<ChildProcessResult> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.EndAsync(cancellation);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Waits for a program's end; cancelled, ends it with all that it has started.</summary>
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

    /// <summary>Ends a program with all that it has started. What runs with root's rights (behind sudo) is not this user's to end: it ends by itself.</summary>
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

/// <summary>How a program of this machine ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="StandardOutput">All that it said.</param>
/// <param name="StandardError">All that it complained of.</param>
internal sealed record ChildProcessResult(int ExitCode, string StandardOutput, string StandardError);
