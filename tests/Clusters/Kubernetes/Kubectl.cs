namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>The machine's own kubectl.</summary>
internal static class Kubectl
{
    public static Task<string> RunAsync(IReadOnlyList<string> arguments, string input = "") =>
        RunAsync("kubectl", ["--context", $"kind-{Need.KindClusterName}", .. arguments], input);

    /// <summary>Runs a line as if pasted into a terminal.</summary>
    public static Task<string> PasteAsync(string line) => RunAsync("sh", ["-c", line], "");

    private static async Task<string> RunAsync(string command, IReadOnlyList<string> arguments, string input)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
