using System.Diagnostics;
using PodLab.Nodes.Execution;

namespace PodLab.Nodes;

/// <summary>
/// A command that runs on a node: a stream into it, two out of it, and its exit code in the end. What it prints is taken in as it comes,
/// whether somebody reads it yet or not, so that it never waits for a reader. Disposing ends the command with its process group.
/// </summary>
public abstract class RunningCommand : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _isDisposed;

    // A command that doesn't say its PID can't be ended: disposing only closes the connection to it.
    private protected RunningCommand(string node, IReadOnlyList<string> argv, bool saysPid = true) =>
        (Node, Argv, Received) = (node, argv, new(saysPid));

    /// <summary>The name of the node.</summary>
    public string Node { get; }

    /// <summary>The command and its arguments.</summary>
    public IReadOnlyList<string> Argv { get; }

    /// <summary>What the command reads. Closing it tells the command that nothing more comes.</summary>
    public abstract Stream Input { get; }

    /// <summary>What it writes to standard output; ends when the command has ended.</summary>
    public Stream Output => Received.Output;

    /// <summary>What it writes to standard error, likewise.</summary>
    public Stream Error => Received.Error;

    /// <summary>
    /// Its exit code, when it has ended. Fails with a <see cref="PodLabException"/> if the node could not be entered, or went away.
    /// </summary>
    public abstract Task<int> ExitCode { get; }

    /// <summary>What comes from the node, and the command's PID there as soon as it is known.</summary>
    internal RemoteOutput Received { get; }

    /// <summary>Ends the command with its process group, if it still runs, and closes the connection to it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        // Errors don't matter here: the caller isn't waiting for an answer, and a node that went away took the command with it.
        try
        {
            if (!ExitCode.IsCompleted && await Received.Pid.WaitAsync(_patience) is { } pid)
            {
                await EndAsync(RemoteProcess.Ending(pid)).WaitAsync(_patience);
                await ExitCode.WaitAsync(_patience);
            }
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException or PodLabException)
        {
            Debug.WriteLine(error);
        }

        Close();
        Received.Complete();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads all that the command prints until it has ended.</summary>
    /// <param name="cancellation">Ends the command.</param>
    /// <exception cref="CommandCanceledException">It was canceled; the exception has the output so far.</exception>
    internal async Task<CommandResult> ReadToEndAsync(CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var reading = Task.WhenAll(Output.CopyToAsync(output, CancellationToken.None), Error.CopyToAsync(error, CancellationToken.None));
        try
        {
            var exitCode = await ExitCode.WaitAsync(cancellation);
            await reading;
            return Result(exitCode);
        }
        catch (OperationCanceledException)
        {
            await DisposeAsync();
            await reading;
            throw new CommandCanceledException(Result(CommandCanceledException.Killed), cancellation);
        }

        CommandResult Result(int exitCode) => new(Node, Argv, Text(output), Text(error), exitCode, _watch.Elapsed);
    }

    /// <summary>Runs a command on the node that ends this one.</summary>
    private protected abstract Task EndAsync(IReadOnlyList<string> ending);

    /// <summary>Closes the connection to the command.</summary>
    private protected abstract void Close();

    // Held once as bytes and decoded once, at the end, so that no character is cut in two by the piece it came in.
    private static string Text(MemoryStream bytes) => Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
}
