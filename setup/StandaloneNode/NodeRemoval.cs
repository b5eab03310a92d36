using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Ends a node, or what is left of one, and removes its folder. Mounts, links and network namespaces go with its namespaces.</summary>
internal sealed partial class NodeRemoval(StateFolder state)
{
    private const int Kill = 9;
    private static readonly TimeSpan _endTimeout = TimeSpan.FromSeconds(10);

    public async Task RemoveAsync(CancellationToken cancellation)
    {
        if (FindRecord() is { } record)
        {
            // The first process of a pid namespace takes all others with it (pid_namespaces(7)); the launcher, in a crash, is all there is.
            await EndAsync(record.Pid, record.IsRunning, cancellation);
            await EndAsync(record.LauncherPid, record.LauncherIsRunning, cancellation);
        }

        foreach (var launcher in LaunchersWithoutRecord())
        {
            var ticks = ProcessIdentity.FindStartTicks(launcher);
            await EndAsync(launcher, () => ticks is not null && ProcessIdentity.FindStartTicks(launcher) == ticks, cancellation);
        }

        if (Directory.Exists(state.NodePath))
        {
            await RemoveFolderAsync(cancellation);
        }

        ForgetIfCurrent();
    }

    private StandaloneNodeRecord? FindRecord()
    {
        try
        {
            return state.FindNodeRecord();
        }
        catch (PodLabException error) when (error.InnerException is JsonException)
        {
            // Half a record names no process; the folder is removed all the same.
            return null;
        }
    }

    // Another cluster may be the current one by now.
    private void ForgetIfCurrent()
    {
        try
        {
            if (state.FindCurrent() is not { Cluster: not "standalone" })
            {
                File.Delete(state.CurrentFile);
            }
        }
        catch (PodLabException error) when (error.InnerException is JsonException)
        {
            File.Delete(state.CurrentFile);
        }
    }

    // A record that was lost or damaged must not leave its node running for ever: its launcher still works in the node's folder.
    private IEnumerable<int> LaunchersWithoutRecord() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
        .Where(pid => pid > 0 && WorkingDirectoryOf(pid) == state.NodePath && ProcessIdentity.FindName(pid) == "unshare");

    private static string? WorkingDirectoryOf(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task EndAsync(int pid, Func<bool> isRunning, CancellationToken cancellation)
    {
        if (!isRunning())
        {
            return;
        }

        _ = SendSignal(pid, Kill);
        for (var waited = Stopwatch.StartNew(); isRunning() && waited.Elapsed < _endTimeout;)
        {
            await Task.Delay(5, cancellation);
        }
    }

    private async Task RemoveFolderAsync(CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Directory.Delete(state.NodePath, recursive: true);
            return;
        }

        // Containers' files belong to subordinate users: only root of a user namespace with the same maps may remove them.
        using var remover = Process.Start(new ProcessStartInfo("unshare", ["--user", "/bin/sh", "-c", "read -r _ && exec rm -rf -- \"$1\"", "rm", state.NodePath])
        {
            RedirectStandardInput = true,
        })!;
        await UserNamespace.MapAsync(remover, cancellation);
        await remover.StandardInput.WriteLineAsync("go".AsMemory(), cancellation);
        remover.StandardInput.Close();
        await remover.WaitForExitAsync(cancellation);
        if (Directory.Exists(state.NodePath))
        {
            throw new PodLabException($"{state.NodePath} could not be removed. By hand: sudo rm -rf '{state.NodePath}'");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
