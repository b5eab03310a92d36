namespace PodLab.Tests;

/// <summary>The built <c>podlab</c> tool, run as a person would, with the test's own state folder.</summary>
internal static class Tool
{
    public static string Path { get; } = Repository.Path("setup", "bin", "PodLab.Setup");

    public static async Task<ToolResult> RunAsync(StateFolder state, params string[] arguments)
    {
        using var process = Start(state, arguments);
        return await EndOfAsync(process);
    }

    /// <summary>With more variables in its environment.</summary>
    public static async Task<ToolResult> RunAsync(StateFolder state, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(Path, state, arguments, environment);
        return await EndOfAsync(process);
    }

    /// <summary>As another user: for tests that root runs.</summary>
    public static async Task<ToolResult> RunAsAsync(string user, StateFolder state, params string[] arguments)
    {
        using var process = Start("runuser", state, ["-u", user, "--", Path, .. arguments]);
        return await EndOfAsync(process);
    }

    public static Process Start(StateFolder state, params string[] arguments) => Start(Path, state, arguments);

    public static Process Start(StateFolder state, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(Path, state, arguments, environment);

    private static Process Start(string program, StateFolder state, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root,
        };
        start.Environment["PODLAB_STATE"] = state.Path;
        // `down` forgets a node's incidents, and all standalone nodes have one name. So another test's node must not share this one's data.
        start.Environment[DataFolder.Variable] = DataOfTests.FolderFor(state);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<ToolResult> EndOfAsync(Process process)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await output, await error);
    }
}
