namespace PodLab.Nodes;

/// <summary>
/// A command was canceled. On a node it has been ended with the processes of its group. In a container of a cluster with an API server it goes on
/// running, as after <c>kubectl exec</c>.
/// </summary>
/// <param name="soFar">What the command did until then; its exit code is that of a killed command, 137.</param>
/// <param name="cancellation">The token that canceled it.</param>
public sealed class CommandCanceledException(CommandResult soFar, CancellationToken cancellation)
    : OperationCanceledException($"{string.Join(' ', soFar.Argv)} {soFar.Where} was canceled.", cancellation)
{
    /// <summary>The exit code of a command that SIGKILL ended, as a shell gives it.</summary>
    internal const int Killed = 128 + 9;

    /// <summary>What the command did until then: its output so far, and the time that it took.</summary>
    public CommandResult SoFar { get; } = soFar;
}
