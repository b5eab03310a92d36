using System.Diagnostics;
using System.Security.Cryptography;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Starts and stops the standalone node (README.md in this folder explains what it is).</summary>
internal sealed class StandaloneNodeProvisioner(StateFolder state, IProgress<string> progress)
{
    private static readonly TimeSpan _servicesTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _remarkableSilence = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _longestSilence = TimeSpan.FromSeconds(60);

    private readonly NodeImages _images = new(state);

    // The folder's path distinguishes this node's control groups from those of another user or a test.
    private string CgroupName => $"podlab-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.Path)))[..12]}";

    /// <summary>Makes sure that the node is running: finds it running, or starts it after removing what a killed one left behind.</summary>
    public async Task<UpReport> UpAsync(UpOptions options, string terminalCommand, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PodLabException(
                "The standalone node consists of Linux namespaces, but this machine doesn't run Linux. "
                + $"With Docker, `{terminalCommand} up --cluster kind` starts a cluster (on Windows the node also runs in WSL). "
                + $"Without it, `{terminalCommand} run NOTEBOOK --cluster recorded` replays a recorded lesson.");
        }

        using var held = await NodeLock.TakeAsync(state.Path, progress, cancellation);
        if (FindComplete() is { } record && await StillServesAsync(record, cancellation))
        {
            RefuseOtherShape(record, options);
            state.WriteCurrent(new CurrentCluster("standalone", record.Name));
            return new UpReport(record, WasRunning: true, [], TimeSpan.Zero);
        }

        var rootless = !Environment.IsPrivilegedProcess;
        var installed = await NodePackages.EnsureAsync(() => NodeProgram.Missing(rootless), options.MayInstall, progress, cancellation);
        var watch = Stopwatch.StartNew();
        var cgroupVersion = options.CgroupVersion ?? (FindReadableRecord()?.CgroupVersion == 1 ? 1 : 2);
        await RefuseImpossibleAsync(cgroupVersion, rootless, cancellation);
        if (Directory.Exists(state.NodePath))
        {
            progress.Report("Removing what an earlier node left behind; its pods are lost.");
            await ClearAsync(cancellation);
        }

        try
        {
            var node = await StartAsync(cgroupVersion, rootless, terminalCommand, installed, cancellation);
            return new UpReport(node, WasRunning: false, installed, watch.Elapsed);
        }
        catch
        {
            await ClearAfterFailureAsync();
            throw;
        }
    }

    /// <summary>Stops the node, removes everything that it left on the machine, and reports what stays.</summary>
    /// <returns>The packages that <c>up</c> installed, which stay; null if there was no node and no trace of one.</returns>
    public async Task<IReadOnlyList<string>?> DownAsync(CancellationToken cancellation)
    {
        // An `up` that holds the lock is about to create one.
        if (!OperatingSystem.IsLinux() || (!HasTraces() && !File.Exists(NodeLock.PathFor(state.Path))))
        {
            return null;
        }

        using var held = await NodeLock.TakeAsync(state.Path, progress, cancellation);
        if (!HasTraces())
        {
            return null;
        }

        var installed = InstalledPackages();
        await ClearAsync(cancellation);
        File.Delete(InstalledFile);
        // The user may have named a folder that also contains other files: those aren't PodLab's to remove.
        if (Directory.Exists(state.Path) && !Directory.EnumerateFileSystemEntries(state.Path).Any())
        {
            Directory.Delete(state.Path);
        }

        return installed;
    }

    private string InstalledFile => Path.Combine(state.Path, "installed-packages");

    private IReadOnlyList<string> InstalledPackages() => File.Exists(InstalledFile) ? [.. File.ReadAllLines(InstalledFile).Distinct()] : [];

    private async Task<StandaloneNodeRecord> StartAsync(
        int cgroupVersion, bool rootless, string terminalCommand, IReadOnlyList<string> installed, CancellationToken cancellation)
    {
        var version = await NodeImages.CatatonitVersionAsync(cancellation);
        new NodeFiles(state).Write(PauseImage.Reference(version), cgroupVersion);
        await File.AppendAllLinesAsync(InstalledFile, installed, cancellation);
        progress.Report($"Starting node {StandaloneNodeRecord.NodeName}: containerd in its own namespaces, cgroup v{cgroupVersion}.");

        var archives = _images.WriteArchivesAsync(version, cancellation);
        StandaloneNodeRecord node;
        try
        {
            node = await new NodeLauncher(state, cgroupVersion).StartAsync(CgroupName, rootless, terminalCommand, cancellation);
        }
        finally
        {
            // The folder of a failed start must not be removed while it is being written.
            await archives.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await archives;
        await WaitAsync("containerd", () => ContainerdAnswersAsync(node, cancellation), "containerd.log", cancellation);
        progress.Report("Building the images pause and demo:1.0.0 from programs on this machine.");
        await _images.ImportAsync(node, cancellation);
        await WaitAsync("supervisor", () => Task.FromResult(SupervisorLock.IsHeld(new NodeFolder(state.NodePath).SupervisorLock)), "supervisor.log", cancellation);
        await File.WriteAllTextAsync(CompleteFile, "", cancellation);
        state.WriteCurrent(new CurrentCluster("standalone", node.Name));
        return node;
    }

    // Written last: without it, an `up` was killed before it imported the images, and the remaining processes are useless.
    private string CompleteFile => Path.Combine(state.NodePath, "complete");

    private StandaloneNodeRecord? FindComplete() => File.Exists(CompleteFile) && FindReadableRecord() is { } record && record.IsRunning() ? record : null;

    private StandaloneNodeRecord? FindReadableRecord()
    {
        try
        {
            return state.FindNodeRecord();
        }
        catch (PodLabException)
        {
            // A record that can't be read is removed like any other remains.
            return null;
        }
    }

    private bool HasTraces() => Directory.Exists(state.NodePath) || File.Exists(InstalledFile) || IsCurrent();

    private bool IsCurrent()
    {
        try
        {
            return state.FindCurrent() is { Cluster: "standalone" };
        }
        catch (PodLabException)
        {
            // Its node is unknown: it is removed with a node's remains.
            return true;
        }
    }

    private static void RefuseOtherShape(StandaloneNodeRecord record, UpOptions options)
    {
        if (options.CgroupVersion is { } wanted && wanted != record.CgroupVersion)
        {
            throw new PodLabException(
                $"The node is running with cgroup v{record.CgroupVersion}, not v{wanted}. Stop it first: `{record.TerminalCommand} down`. Its pods will be lost.");
        }
    }

    private static async Task RefuseImpossibleAsync(int cgroupVersion, bool rootless, CancellationToken cancellation)
    {
        if (rootless && await UserNamespace.FindObstacleAsync(cancellation) is { } obstacle)
        {
            throw new PodLabException($"The node can't run as {Environment.UserName}: {obstacle}");
        }

        if (cgroupVersion == 1)
        {
            var hasV1 = File.ReadLines("/proc/self/cgroup").Any(line => line.Split(':')[1].Contains("memory", StringComparison.Ordinal));
            if (!hasV1 || rootless)
            {
                throw new PodLabException(
                    hasV1 ? "cgroup v1 needs root's rights: its hierarchies can't be mounted in a user namespace. Use --cgroups v2, or run podlab as root."
                        : "This machine has no cgroup v1 hierarchies (only cgroup v2). Use --cgroups v2.");
            }
        }
    }

    /// <summary>Waits for a complete node to answer. A running node is never torn down, however slow it is: its pods would be lost.</summary>
    /// <returns>False if the node ended meanwhile.</returns>
    /// <exception cref="PodLabException">The node is running, but doesn't answer.</exception>
    private async Task<bool> StillServesAsync(StandaloneNodeRecord node, CancellationToken cancellation)
    {
        // The node itself restarts a killed service within a second.
        var waited = Stopwatch.StartNew();
        for (var isReported = false; waited.Elapsed < _longestSilence && node.IsRunning(); await Task.Delay(100, cancellation))
        {
            if (SupervisorLock.IsHeld(new NodeFolder(state.NodePath).SupervisorLock) && await ContainerdAnswersAsync(node, cancellation))
            {
                return true;
            }

            if (!isReported && waited.Elapsed > _remarkableSilence)
            {
                isReported = true;
                progress.Report($"Node {node.Name} is running but doesn't answer yet. Waiting up to {_longestSilence.TotalSeconds} s.");
            }
        }

        return !node.IsRunning() ? false : throw new PodLabException(
            $"Node {node.Name} is running, but its containerd or its supervisor didn't answer within {_longestSilence.TotalSeconds} s. "
            + "Nothing was changed, and its pods may be fine. "
            + "Try again when the machine is less busy, or discard the node with its pods: "
            + $"`{node.TerminalCommand} down`, then `{node.TerminalCommand} up`.");
    }

    private static async Task<bool> ContainerdAnswersAsync(StandaloneNodeRecord node, CancellationToken cancellation) =>
        (await MachineCommand.RunAsync(
            NodeEntry.Argv(node, ["timeout", "5", "ctr", "--connect-timeout", "2s", "version"]), cancellation)).ExitCode == 0;

    private async Task WaitAsync(string service, Func<Task<bool>> isThere, string log, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); !await isThere(); await Task.Delay(20, cancellation))
        {
            if (waited.Elapsed > _servicesTimeout)
            {
                var path = Path.Combine(state.NodePath, log);
                var tail = File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(10)) : "";
                throw new PodLabException($"The node's {service} didn't start within {_servicesTimeout.TotalSeconds} s. The end of its log:\n{tail}");
            }
        }
    }

    // The caller needs the reason for the failed start; the next `up` or `down` removes what is left.
    private async Task ClearAfterFailureAsync()
    {
        try
        {
            await ClearAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is PodLabException or IOException or UnauthorizedAccessException)
        {
            progress.Report($"The remains of the failed start couldn't be removed: {error.Message}");
        }
    }

    private async Task ClearAsync(CancellationToken cancellation)
    {
        await new NodeRemoval(state).RemoveAsync(cancellation);
        await NodeCgroups.RemoveAsync(CgroupName, cancellation);
    }
}
