using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Standalone;

/// <summary>A command on the standalone node: the process on this machine that entered the node, and the command's output.</summary>
internal sealed partial class NodeCommand : RunningCommand
{
    private const int BufferSize = 64 * 1024;
    private const nuint BytesInPipe = 0x541B; // FIONREAD of ioctl_tty(2)

    // Background children of the command may hold its output open forever. The command's own output is in the pipe when the command ends. It's read
    // until the pipe is empty and stays empty for this time.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longestDrain = TimeSpan.FromSeconds(5);

    private readonly StandaloneNode _node;
    private readonly Process _process;

    private NodeCommand(StandaloneNode node, IReadOnlyList<string> argv, Process process)
        : base(node.Name, argv)
    {
        (_node, _process) = (node, process);
        ExitCode = RunAsync();
    }

    private delegate void Add(ReadOnlySpan<byte> bytes);

    public override Stream Input => _process.StandardInput.BaseStream;

    public override Task<int> ExitCode { get; }

    /// <exception cref="PodLabException">nsenter isn't installed.</exception>
    public static NodeCommand Start(StandaloneNode node, IReadOnlyList<string> argv, bool takesInput)
    {
        // In its own session, and so in its own process group: that ends it together with its children.
        var entering = NodeEntry.Argv(node.Record, ["setsid", .. RemoteProcess.Starting(argv)]);
        var start = new ProcessStartInfo(entering[0], entering.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        try
        {
            var process = Process.Start(start)!;
            if (!takesInput)
            {
                process.StandardInput.Close();
            }

            return new NodeCommand(node, argv, process);
        }
        catch (Win32Exception error)
        {
            throw new PodLabException(
                $"Could not enter the standalone node: {entering[0]} did not start ({error.Message}). Is util-linux installed?", error);
        }
    }

    private protected override async Task EndAsync(IReadOnlyList<string> ending) => await Start(_node, ending, takesInput: false).ExitCode;

    private protected override void Close()
    {
        if (!_process.HasExited)
        {
            _process.KillTree();
        }

        _process.Dispose();
    }

    // Waits until the command has ended, even if other processes still hold its output, and reads its output.
    private async Task<int> RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var reading = Task.WhenAll(
            ReadAsync(_process.StandardOutput.BaseStream, Received.AddOutput, stop.Token),
            ReadAsync(_process.StandardError.BaseStream, Received.AddError, stop.Token));
        await _process.WaitForExitAsync(CancellationToken.None);
        var exitCode = _process.ExitCode;
        await DrainAsync(reading);
        await stop.CancelAsync();
        await reading;
        Received.Complete();
        return await Received.Pid is not null ? exitCode : throw NotEntered();
    }

    // On a busy machine, the readers may be late.
    private bool HasUnread => Holds(_process.StandardOutput) || Holds(_process.StandardError);

    private static bool Holds(StreamReader reader) =>
        Ioctl(((PipeStream)reader.BaseStream).SafePipeHandle, BytesInPipe, out var count) == 0 && count > 0;

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(SafePipeHandle pipe, nuint request, out int count);

    private async Task DrainAsync(Task reading)
    {
        for (var (watch, before) = (Stopwatch.StartNew(), -1L); (before != Received.Length || HasUnread) && watch.Elapsed < _longestDrain;)
        {
            before = Received.Length;
            await Task.WhenAny(reading, Task.Delay(_quiet));
            if (reading.IsCompleted)
            {
                return;
            }
        }
    }

    // A command that ran has reported its PID. Otherwise, standard error comes from the program that should have entered the node.
    private PodLabException NotEntered() => _node.FindStop(Argv)
        ?? new($"Could not enter the standalone node {Node} to run {CommandWords.Of(Argv)}: {Received.Complaint}. Are you the user who started it?");

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
            // The command has ended; only other processes hold the pipe.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
