using System.Diagnostics;
using PodLab.Nodes.Execution;

namespace PodLab.Nodes;

/// <summary>
/// A command that runs on a node: one stream into it, two out of it, and finally its exit code. Its output is collected as it arrives, so the
/// command never waits for a reader. Disposing ends the command with its process group.
/// </summary>
public abstract class RunningCommand : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _isDisposed;

    // A command that doesn't print its PID can't be ended: disposing only closes the connection to it.
    private protected RunningCommand(string node, IReadOnlyList<string> argv, bool saysPid = true) =>
        (Node, Argv, Received) = (node, argv, new(saysPid));

    /// <summary>The name of the node.</summary>
    public string Node { get; }

    /// <summary>The command and its arguments.</summary>
    public IReadOnlyList<string> Argv { get; }

    /// <summary>The command's input. Closing it signals the end of the input.</summary>
    public abstract Stream Input { get; }

    /// <summary>Its standard output; ends when the command has ended.</summary>
    public Stream Output => Received.Output;

    /// <summary>Its standard error; ends when the command has ended.</summary>
    public Stream Error => Received.Error;

    /// <summary>
    /// Its exit code, once it has ended. Fails with a <see cref="PodLabException"/> if the node couldn't be entered, or went away.
    /// </summary>
    public abstract Task<int> ExitCode { get; }

    /// <summary>The output from the node, and the command's PID there as soon as it's known.</summary>
    internal RemoteOutput Received { get; }

    /// <summary>Ends the command with its process group if it's still running, and closes the connection to it.</summary>
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

    /// <summary>Reads the command's complete output until it has ended.</summary>
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

    // Collected as bytes and decoded once at the end, so that no character is split between two pieces.
    private static string Text(MemoryStream bytes) => Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
}
