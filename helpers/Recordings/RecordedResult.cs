using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>What a command did, without what the question says already.</summary>
internal sealed record RecordedResult(string Output, string Error, int ExitCode, double Milliseconds)
{
    public static RecordedResult Of(CommandResult result) =>
        new(result.StandardOutput, result.StandardError, result.ExitCode, Math.Round(result.Duration.TotalMilliseconds));

    public CommandResult ToResult(string node, IReadOnlyList<string> argv) =>
        new(node, argv, Output, Error, ExitCode, TimeSpan.FromMilliseconds(Milliseconds));
}
