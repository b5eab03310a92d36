using System.Runtime.InteropServices;
using PodLab.Clusters.Kind;
using PodLab.Setup.StandaloneNode;
using PodLab.Tests.Jupyter;

namespace PodLab.Tests;

/// <summary>
/// A requirement of a test on the machine. A test declares it in its first line (<c>Need.StandaloneNode.OrSkip();</c>). It is skipped, with the
/// reason, if the machine doesn't meet it. A run that must not skip (CI) lists the needs' names in <c>PODLAB_TESTS_MUST_MEET</c>, or <c>all</c>:
/// there an unmet need is a failure.
/// </summary>
public sealed class Need
{
    private const string ReasonsBegin = "Needs '";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(60);

    private static readonly Lazy<string?> _obstacleToNode = new(FindObstacleToNode);

    private static readonly Lazy<string?> _obstacleToDocker = new(FindObstacleToDocker);
    private static readonly Lazy<IReadOnlyList<string>> _kindClusters = new(FindKindClusters);

    // A run that starts Docker and kind beside its first tests names a file that is there until they run, or have failed to.
    private static readonly Lazy<bool> _kindHasStarted = new(() =>
    {
        var waited = Stopwatch.StartNew();
        while (File.Exists(Environment.GetEnvironmentVariable("PODLAB_TESTS_KIND_STARTS")) && waited.Elapsed < _patience)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
        }

        return waited.Elapsed < _patience;
    });

    private static readonly Lazy<string?> _obstacleToDotNetInteractive = new(FindObstacleToDotNetInteractive);

    private readonly Func<string?> _whatIsMissing;

    private Need(string name, Func<string?> whatIsMissing) => (Name, _whatIsMissing) = (name, whatIsMissing);

    public static Need Linux { get; } = new("linux", () => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? null : "this is not Linux");

    /// <summary>The programs for the standalone node, and the right to create it.</summary>
    public static Need StandaloneNode { get; } = new("standalone-node", () => Linux._whatIsMissing() ?? _obstacleToNode.Value);

    public static Need Root { get; } = new("root", () => Environment.IsPrivilegedProcess ? null : "these tests are not run by root");

    /// <summary>Another user who may start a rootless node, for tests that root runs: the first in /etc/subuid who can read the tool.</summary>
    public static Need OrdinaryUser { get; } = new("ordinary-user", () =>
        Root._whatIsMissing() ?? (FindOrdinaryUser() is null ? "no user in /etc/subuid can read the tool and make user namespaces" : null));

    /// <summary>A browser of Chromium's kind on the search path.</summary>
    public static Need Chromium { get; } = new("chromium", () => FindChromium() is null ? "no chromium is on the search path" : null);

    public static Need CgroupV1 { get; } = new("cgroup-v1", () =>
        Root._whatIsMissing() ?? (File.ReadAllText("/proc/self/cgroup").Contains(":memory:", StringComparison.Ordinal) ? null : "this machine has no cgroup v1"));

    /// <summary>A Docker Engine that answers.</summary>
    public static Need Docker { get; } = new("docker", () => _obstacleToDocker.Value);

    /// <summary>A running kind cluster: the one that PODLAB_TESTS_KIND names, otherwise the first.</summary>
    public static Need KindCluster { get; } = new("kind", () => _obstacleToDocker.Value
        ?? (KindClusterName is null ? "no kind cluster runs here (README.md says how to run these tests against your own)" : null));

    /// <summary>The name of that cluster; null if there is none.</summary>
    public static string? KindClusterName => Environment.GetEnvironmentVariable("PODLAB_TESTS_KIND") is { Length: > 0 } named
        ? _kindClusters.Value.FirstOrDefault(cluster => cluster == named)
        : _kindClusters.Value is [var first, ..] ? first : null;

    /// <summary>Debian's packages of Jupyter: the notebook server, nbconvert, and the suite for kernels.</summary>
    public static Need Jupyter { get; } = new("jupyter", () =>
        MachineCommand.RunAsync([JupyterHome.Python, "-c", "import notebook, nbconvert, jupyter_kernel_test"]).GetAwaiter().GetResult().ExitCode == 0
            ? null
            : "this machine lacks jupyter-notebook, jupyter-nbconvert or python3-jupyter-kernel-test");

    /// <summary>The course as a site, and a browser. Writing it builds the kernel for browsers, which takes minutes and needs NuGet: <c>dotnet test</c>
    /// doesn't do that unless it is told to.</summary>
    public static Need Site { get; } = new("site", () => Chromium._whatIsMissing()
        ?? (Export.SiteFixture.Wanted is null ? $"{Export.SiteFixture.Variable} isn't set. With the value new, the tests build the kernel for browsers; otherwise it names a folder that `podlab site` wrote" : null));

    /// <summary>.NET Interactive's own kernel, in NuGet's package folder or restored into it.</summary>
    public static Need DotNetInteractive { get; } = new("dotnet-interactive", () => _obstacleToDotNetInteractive.Value);

    public string Name { get; }

    /// <summary>For fixtures, which are created before a test's first line runs.</summary>
    public bool IsMet => _whatIsMissing() is null;

    public void OrSkip()
    {
        if (_whatIsMissing() is not { } missing)
        {
            return;
        }

        var mustMeet = (Environment.GetEnvironmentVariable("PODLAB_TESTS_MUST_MEET") ?? "").Split(',', StringSplitOptions.TrimEntries);
        Assert.False(mustMeet.Contains("all") || mustMeet.Contains(Name), $"This run must meet the need '{Name}'. {Sentence(missing)}");
        Assert.Skip(Reason(Name, missing));
    }

    /// <summary>The reason for skipping a test. Only the first test with each reason is reported (<see cref="SkipsByNeed"/>).</summary>
    internal static string Reason(string name, string missing) =>
        $"{ReasonsBegin}{name}'. {Sentence(missing)} All other tests that need it are skipped too, and not listed.";

    internal static bool IsReason(string reason) => reason.StartsWith(ReasonsBegin, StringComparison.Ordinal);

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..].TrimEnd('.')}.";

    public static string? FindChromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static string? FindOrdinaryUser() => !File.Exists("/etc/subuid") ? null : File.ReadLines("/etc/subuid").Select(line => line.Split(':')[0])
        .FirstOrDefault(user => MachineCommand.RunAsync(
            ["runuser", "-u", user, "--", "unshare", "--user", "--map-root-user", "test", "-r", Tool.Path]).Result.ExitCode == 0);

    private static string? FindObstacleToNode()
    {
        var rootless = !Environment.IsPrivilegedProcess;
        if (NodeProgram.Missing(rootless) is { Count: > 0 } missing)
        {
            return $"this machine lacks {string.Join(", ", missing.Select(program => program.Name))}";
        }

        if (rootless)
        {
            return UserNamespace.FindObstacleAsync(CancellationToken.None).GetAwaiter().GetResult();
        }

        var attempt = MachineCommand.RunAsync(["unshare", "--mount", "--pid", "--net", "--fork", "true"]).GetAwaiter().GetResult();
        return attempt.ExitCode == 0 ? null : $"root may not make Linux namespaces here ({attempt.LastWords})";
    }

    private static string? FindObstacleToDocker()
    {
        if (!_kindHasStarted.Value)
        {
            return $"kind was still starting after {_patience.TotalMinutes} minutes";
        }

        try
        {
            using var docker = DockerConnection.Open();
            docker.CallAsync("ask Docker", async client =>
            {
                await client.System.PingAsync();
                return true;
            }).GetAwaiter().GetResult();
            return null;
        }
        catch (PodLabException error)
        {
            return error.Message;
        }
    }

    private static string? FindObstacleToDotNetInteractive()
    {
        try
        {
            Setup.KernelSpecs.DotNetInteractive.RestoreAsync(CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (PodLabException error)
        {
            return error.Message;
        }
    }

    private static IReadOnlyList<string> FindKindClusters()
    {
        using var docker = DockerConnection.Open();
        var nodes = KindContainers.ListAsync(docker, CancellationToken.None).GetAwaiter().GetResult();
        return [.. nodes.GroupBy(node => node.Cluster).Where(cluster => cluster.All(node => node.IsRunning)).Select(cluster => cluster.Key)];
    }
}
