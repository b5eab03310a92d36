namespace PodLab.Nodes;

/// <summary>A command on a node ended with an exit code other than 0, and the caller needed it to succeed.</summary>
/// <param name="result">What the command did.</param>
public sealed class CommandFailedException(CommandResult result) : PodLabException(Describe(result))
{
    private const int CommandNotFound = 127;

    /// <summary>What the command did.</summary>
    public CommandResult Result { get; } = result;

    private static string Describe(CommandResult result)
    {
        var said = result.StandardError.Trim() is { Length: > 0 } error ? error : result.StandardOutput.Trim();
        var quoted = said.Length == 0 ? "It printed nothing." : $"It said: \"{Shorten(said)}\".";
        var advice = result.ExitCode == CommandNotFound ? $" Is {result.Argv[0]} installed on that node?" : "";
        return $"{string.Join(' ', result.Argv)} on node {result.Node} ended with exit code {result.ExitCode}. {quoted}{advice}";
    }

    private static string Shorten(string text) => text.Length <= 600 ? text : $"{text[..600]}…";
}
