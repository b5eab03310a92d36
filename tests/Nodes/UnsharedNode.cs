namespace PodLab.Tests.Nodes;

/// <summary>
/// The minimum that behaves like a node: new Linux namespaces with their own processes, entered with nsenter. These are the first one and a sleeper
/// with a hostile command line in further namespaces. It has no container runtime, so it starts instantly.
/// </summary>
public sealed class UnsharedNode : ClusterNode, IDisposable
{
    /// <summary>A line break, an escape sequence, a right-to-left override, HTML and TeX.</summary>
    public const string HostileName = "evil\n  99     1 fake\u001b[31m\u202e<img src=x onerror=alert(1)> $x$";

    private static readonly bool IsRoot = Environment.UserName == "root";

    // Only when a test needs it: without unshare, tests are skipped, and creating this fixture must not fail.
    private readonly Lazy<Process> _unshare = new(() =>
    {
        string[] asRoot = IsRoot ? [] : ["--user", "--map-root-user"];
        return Start(["unshare", .. asRoot, "--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-c",
            "unshare --uts --ipc bash -c 'exec -a \"$0\" sleep 1000' \"$0\" & exec sleep 1001", HostileName]);
    });

    private readonly Lazy<int> _firstProcess;

    public UnsharedNode() : base("unshared-node") => _firstProcess = new(() => WaitForFirstProcess(_unshare.Value.Id));

    public override IContainerRuntime Runtime => throw new NotSupportedException();

    protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        string[] asRoot = IsRoot ? [] : ["--user", "--preserve-credentials"];
        using var process = Start(["nsenter", "--target", $"{_firstProcess.Value}", .. asRoot, "--pid", "--mount", "--", .. argv]);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(Name, argv, output, await error, process.ExitCode, watch.Elapsed);
    }

    public override string TerminalLine(params IReadOnlyList<string> argv) => $"nsenter {string.Join(' ', argv)}";

    public void Dispose()
    {
        if (_unshare.IsValueCreated)
        {
            _unshare.Value.Kill();
            _unshare.Value.WaitForExit();
            _unshare.Value.Dispose();
        }
    }

    private static Process Start(string[] argv) =>
        Process.Start(new ProcessStartInfo(argv[0], argv[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static int WaitForFirstProcess(int parent)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(20))
        {
            var child = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Trim();
            if (child.Length > 0 && File.ReadAllText($"/proc/{child}/cmdline").StartsWith("sleep\u00001001", StringComparison.Ordinal)
                && File.ReadAllText($"/proc/{child}/task/{child}/children").Trim() is { Length: > 0 } sleeper
                && File.ReadAllText($"/proc/{sleeper}/cmdline").StartsWith("evil", StringComparison.Ordinal))
            {
                return int.Parse(child, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("unshare started no process");
    }
}
