namespace PodLab.Recordings;

/// <summary>The result of a command, without the parts that are in the question.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Milliseconds">Its duration.</param>
internal sealed record KeptResult(string Output, string Error, int ExitCode, double Milliseconds)
{
    public static KeptResult Of(CommandResult result) =>
        new(result.StandardOutput, result.StandardError, result.ExitCode, Math.Round(result.Duration.TotalMilliseconds));

    public CommandResult ToResult(string node, IReadOnlyList<string> argv) =>
        new(node, argv, Output, Error, ExitCode, TimeSpan.FromMilliseconds(Milliseconds));
}
