using System.Diagnostics;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Starts the node's first process in new Linux namespaces. It waits at a gate, a line on its standard input. Before the gate opens, its user
/// namespace is mapped, its control group entered, and its record written. If this tool dies first, the gate closes and nothing is left.
/// </summary>
internal sealed class NodeLauncher(StateFolder state, int cgroupVersion)
{
    // Both scripts are constant. The second one runs after the user namespace has its maps, so that executing it gives root's rights inside.
    private const string Gate = "read -r _ || exit 1; exec \"$@\" </dev/null >>node.log 2>&1";

    private static readonly string[] _newNamespaces =
    [
        "unshare", "--fork", "--pid", "--mount", "--uts", "--ipc", "--net", "--cgroup", "--mount-proc", "--kill-child", "--propagation", "private",
        "/bin/bash", "etc/node-init",
    ];

    private static readonly TimeSpan _startTimeout = TimeSpan.FromSeconds(10);

    public async Task<StandaloneNodeRecord> StartAsync(string cgroupName, bool rootless, string terminalCommand, CancellationToken cancellation)
    {
        // In its own session, so that Ctrl-C in the starting terminal doesn't reach the node.
        var start = new ProcessStartInfo(
            Programs.Get("setsid"), [.. rootless ? (string[])["unshare", "--user"] : [], "/bin/sh", "-c", Gate, "podlab-node", .. _newNamespaces])
        {
            RedirectStandardInput = true,
            WorkingDirectory = state.NodePath,
        };
        SetEnvironment(start);
        using var launcher = Process.Start(start)!;
        try
        {
            if (rootless)
            {
                await UserNamespace.MapAsync(launcher, cancellation);
            }
            else
            {
                NodeCgroups.Enter(cgroupName, launcher.Id);
            }

            var record = new StandaloneNodeRecord(
                StandaloneNodeRecord.NodeName, 0, 0, launcher.Id, ProcessIdentity.FindStartTicks(launcher.Id) ?? 0,
                rootless, cgroupVersion, terminalCommand, DateTimeOffset.UtcNow);
            state.WriteNodeRecord(record);
            await launcher.StandardInput.WriteLineAsync("go".AsMemory(), cancellation);
            launcher.StandardInput.Close();
            return await WaitForInitAsync(launcher, record, cancellation);
        }
        catch
        {
            launcher.KillTree();
            throw;
        }
    }

    private void SetEnvironment(ProcessStartInfo start)
    {
        // The node gets only the variables that it needs, not this shell's environment: so it contains no secrets.
        start.Environment.Clear();
        start.Environment["PATH"] = Programs.SearchPath;
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = "/root";
        start.Environment["PODLAB_NODE_NAME"] = StandaloneNodeRecord.NodeName;
        start.Environment["PODLAB_CGROUPS"] = string.Create(CultureInfo.InvariantCulture, $"v{cgroupVersion}");
        start.Environment["DOTNET_ROOT"] = NodeFiles.DotnetRoot;
        start.Environment["DOTNET_TieredPGO"] = "0";
    }

    /// <summary>Waits until the init script is replaced by the node's init, which is its last step.</summary>
    private async Task<StandaloneNodeRecord> WaitForInitAsync(Process launcher, StandaloneNodeRecord record, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < _startTimeout; await Task.Delay(5, cancellation))
        {
            if (launcher.HasExited)
            {
                break;
            }

            if (ProcessIdentity.ChildrenOf(launcher.Id) is [var pid, ..] && ProcessIdentity.FindName(pid) == "catatonit")
            {
                record = record with { Pid = pid, StartTicks = ProcessIdentity.FindStartTicks(pid) ?? 0 };
                state.WriteNodeRecord(record);
                return record;
            }
        }

        throw new PodLabException($"The node didn't start. The end of its log: {LogTail("node.log")}");
    }

    private string LogTail(string file)
    {
        var path = Path.Combine(state.NodePath, file);
        return File.Exists(path) && File.ReadLines(path).TakeLast(5).ToArray() is { Length: > 0 } lines ? string.Join(" | ", lines) : "nothing.";
    }
}
