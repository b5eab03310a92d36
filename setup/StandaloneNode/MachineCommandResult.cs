namespace PodLab.Setup.StandaloneNode;

/// <summary>What a program on this machine did.</summary>
internal sealed record MachineCommandResult(IReadOnlyList<string> Argv, int ExitCode, string StandardOutput, string StandardError)
{
    public MachineCommandResult EnsureSuccess(string advice = "") => ExitCode == 0 ? this : throw new PodLabException(
        $"`{string.Join(' ', Argv)}` ended with exit code {ExitCode}: {LastWords}{(advice.Length == 0 ? "" : $" {advice}")}");

    /// <summary>The last lines of what it said, for a message.</summary>
    public string LastWords =>
        (StandardError.Trim() is { Length: > 0 } error ? error : StandardOutput.Trim()) is var said && said.Length > 800 ? $"…{said[^800..]}" : said;
}
