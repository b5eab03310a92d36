using PodLab.Nodes.Execution;

namespace PodLab.Nodes;

/// <summary>A command on a node ended with an exit code other than 0, and the caller needed it to succeed.</summary>
/// <param name="result">The command's result.</param>
public sealed partial class CommandFailedException(CommandResult result) : PodLabException(Describe(result))
{
    private const int CommandNotFound = 127;
    private const int LongestQuote = 600;

    /// <summary>The command's result.</summary>
    public CommandResult Result { get; } = result;

    private static string Describe(CommandResult result)
    {
        var said = result.StandardError.Trim() is { Length: > 0 } error ? error : result.StandardOutput.Trim();
        var quoted = said.Length == 0 ? "It printed nothing." : $"It said: \"{ShortText.StartOf(said, LongestQuote)}\".";
        return $"{CommandWords.Of(result.Argv)} {result.Where} ended with exit code {result.ExitCode}. {quoted}{Advice(result)}";
    }

    private static string Advice(CommandResult result)
    {
        if (result.ExitCode != CommandNotFound)
        {
            return "";
        }

        // A shell names the command that it didn't find, and so does a program that starts another one, such as nsenter.
        var named = NotFound().Match(result.StandardError);
        var command = named.Success ? named.Groups["command"].Value : result.Argv[0];
        if (result.Container is not null)
        {
            return $" Does the container's image have {command}?";
        }

        return CommandPackages.Find(command) is { } package
            ? $" Is {command} (package {package}) installed on that node?"
            : $" Is {command} installed on that node?";
    }

    [GeneratedRegex(@"(?<command>[\w.+-]+): (command )?not found|failed to execute (?<command>[\w.+-]+): No such file")]
    private static partial Regex NotFound();
}

/// <summary>The packages of the commands that PodLab runs on nodes, by their names in Debian and most other distributions.</summary>
internal static class CommandPackages
{
    public static string? Find(string command) => command switch
    {
        "ps" => "procps",
        "lsns" or "nsenter" or "unshare" => "util-linux",
        "find" => "findutils",
        "ls" or "cat" => "coreutils",
        "ip" or "ss" => "iproute2",
        "crictl" => "cri-tools",
        _ => null,
    };
}
