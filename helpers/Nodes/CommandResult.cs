namespace PodLab.Nodes;

/// <summary>
/// The result of a command on a node, as data. A failed command is a result like any other until the code calls <see cref="EnsureSuccess"/>.
/// </summary>
/// <param name="Node">The name of the node it ran on.</param>
/// <param name="Argv">The command and its arguments, never joined into a shell line.</param>
/// <param name="StandardOutput">All of standard output, decoded as UTF-8 (invalid bytes become U+FFFD).</param>
/// <param name="StandardError">All of standard error, likewise.</param>
/// <param name="ExitCode">The exit code; 127 if the node has no such command.</param>
/// <param name="Duration">Wall time from the request to the last byte.</param>
public sealed record CommandResult(
    string Node,
    IReadOnlyList<string> Argv,
    string StandardOutput,
    string StandardError,
    int ExitCode,
    TimeSpan Duration)
{
    /// <summary>The container that it ran in, <c>demox of pod demosolo</c>; null for a command on the node itself.</summary>
    public string? Container { get; init; }

    /// <summary>The place where it ran, as words for a sentence.</summary>
    internal string Where => Container is null ? $"on node {Node}" : $"in container {Container}";

    /// <summary>This result if the exit code is 0.</summary>
    /// <exception cref="CommandFailedException">The exit code isn't 0; the message has the command, the place and the output.</exception>
    public CommandResult EnsureSuccess() => ExitCode == 0 ? this : throw new CommandFailedException(this);

    /// <summary>One line: the command, the node or the container, the exit code, the time.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', Argv)} {(Container is null ? $"on {Node}" : Where)}: exit code {ExitCode}, {Duration.TotalMilliseconds:0} ms");
}
