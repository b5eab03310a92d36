namespace PodLab.Tests;

/// <summary>The tool's output and exit code.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public ToolResult EnsureSuccess()
    {
        Assert.True(ExitCode == 0, $"The tool ended with exit code {ExitCode}.\n{Output}\n{Error}");
        return this;
    }
}
