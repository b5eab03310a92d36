namespace PodLab.Nodes.Shells;

/// <summary>An open shell, on a node or in a recording.</summary>
internal interface IShellSession : IAsyncDisposable
{
    /// <summary>The shell's PID on the node.</summary>
    int Pid { get; }

    /// <summary>Has the shell carry out an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellation">Ends the command, but keeps the shell.</param>
    /// <exception cref="CommandCanceledException">It was canceled; the exception has the output so far.</exception>
    /// <exception cref="PodLabException">The shell has already ended.</exception>
    Task<ShellAnswer> RunAsync(ShellOrder order, CancellationToken cancellation);
}

/// <summary>An order to a shell.</summary>
/// <param name="Kind">The order's kind.</param>
/// <param name="Text">The line as a learner would type it.</param>
internal sealed record ShellOrder(ShellOrderKind Kind, string Text);

/// <summary>The kinds of orders to a shell.</summary>
internal enum ShellOrderKind
{
    /// <summary>Run a command.</summary>
    Run,

    /// <summary>Start an inner shell with a command such as <c>unshare --uts</c>.</summary>
    Enter,

    /// <summary>End the inner shell.</summary>
    Leave,
}

/// <summary>A shell's answer.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Pid">The shell's PID on the node after the order.</param>
/// <param name="Dropped">The number of bytes of both outputs that were too many to keep.</param>
/// <param name="HasEnded">Whether the shell ended during the order.</param>
internal sealed record ShellAnswer(string Output, string Error, int ExitCode, int Pid, long Dropped = 0, bool HasEnded = false);
