namespace PodLab.Nodes.Shells;

/// <summary>A shell that is open: on a node, or in a recording.</summary>
internal interface IShellSession : IAsyncDisposable
{
    /// <summary>The shell's PID on the node.</summary>
    int Pid { get; }

    /// <summary>Has the shell do something.</summary>
    /// <param name="order">What.</param>
    /// <param name="cancellation">Ends the command, and keeps the shell.</param>
    /// <exception cref="CommandCanceledException">It was canceled; the exception has the output so far.</exception>
    /// <exception cref="PodLabException">The shell has ended before.</exception>
    Task<ShellAnswer> RunAsync(ShellOrder order, CancellationToken cancellation);
}

/// <summary>What a shell is told.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Text">The line as a learner types it.</param>
internal sealed record ShellOrder(ShellOrderKind Kind, string Text);

/// <summary>What a shell can be told.</summary>
internal enum ShellOrderKind
{
    /// <summary>Run a command.</summary>
    Run,

    /// <summary>Start a shell inside by a command such as <c>unshare --uts</c>.</summary>
    Enter,

    /// <summary>End the shell inside.</summary>
    Leave,
}

/// <summary>What came back.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Pid">The shell's PID on the node from then on.</param>
/// <param name="Dropped">How many bytes of both were too many to keep.</param>
/// <param name="HasEnded">Whether the shell has ended with it.</param>
internal sealed record ShellAnswer(string Output, string Error, int ExitCode, int Pid, long Dropped = 0, bool HasEnded = false);
