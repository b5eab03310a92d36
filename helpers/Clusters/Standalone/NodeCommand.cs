using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Standalone;

/// <summary>A command on the standalone node: the process of this machine that has entered the node, and what the command prints.</summary>
internal sealed class NodeCommand : IDisposable
{
    private const int BufferSize = 64 * 1024;

    // Children that the command left in the background may hold its output open for ever. What the command itself wrote is in the pipe when
    // it ends, and is read within this time.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longestDrain = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private NodeCommand(Process process) => _process = process;

    private delegate void Add(ReadOnlySpan<byte> bytes);

    public RemoteOutput Output { get; } = new();

    /// <param name="argv">The command line that enters the node, and says its PID first (<see cref="RemoteProcess.Starting"/>).</param>
    /// <exception cref="PodLabException">The first program isn't installed.</exception>
    public static NodeCommand Start(IReadOnlyList<string> argv)
    {
        var start = new ProcessStartInfo(argv[0], argv.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new NodeCommand(process);
        }
        catch (Win32Exception error)
        {
            throw new PodLabException(
                $"Could not enter the standalone node: {argv[0]} did not start ({error.Message}). Is util-linux installed?", error);
        }
    }

    /// <summary>Waits until the command has ended, whoever still holds its output, and takes in what it has printed.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var reading = Task.WhenAll(
            ReadAsync(_process.StandardOutput.BaseStream, Output.AddOutput, stop.Token),
            ReadAsync(_process.StandardError.BaseStream, Output.AddError, stop.Token));
        await _process.WaitForExitAsync(CancellationToken.None);
        await DrainAsync(reading);
        await stop.CancelAsync();
        await reading;
        Output.Complete();
        return _process.ExitCode;
    }

    /// <summary>Ends what entered the node, if it is still there.</summary>
    public void Kill() => _process.KillTree();

    public void Dispose() => _process.Dispose();

    private async Task DrainAsync(Task reading)
    {
        for (var (watch, before) = (Stopwatch.StartNew(), -1L); before != Output.Length && watch.Elapsed < _longestDrain;)
        {
            before = Output.Length;
            await Task.WhenAny(reading, Task.Delay(_quiet));
            if (reading.IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task ReadAsync(Stream from, Add add, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await from.ReadAsync(buffer, stop) is > 0 and var count)
            {
                add(buffer.AsSpan(0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // The command has ended; only others hold the pipe.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
