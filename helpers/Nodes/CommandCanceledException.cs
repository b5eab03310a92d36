namespace PodLab.Nodes;

/// <summary>
/// A command was canceled. On a node, it was ended with the processes of its group. In a container of a cluster with an API server it keeps
/// running, as after <c>kubectl exec</c>.
/// </summary>
/// <param name="soFar">The command's result up to then; its exit code is that of a killed command, 137.</param>
/// <param name="cancellation">The token that canceled it.</param>
public sealed class CommandCanceledException(CommandResult soFar, CancellationToken cancellation)
    : OperationCanceledException($"{string.Join(' ', soFar.Argv)} {soFar.Where} was canceled.", cancellation)
{
    /// <summary>The exit code of a command that SIGKILL ended, as a shell reports it.</summary>
    internal const int Killed = 128 + 9;

    /// <summary>The command's result up to then: its output so far, and the elapsed time.</summary>
    public CommandResult SoFar { get; } = soFar;
}
