using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Ends a node, or what is left of one, and removes its folder. Mounts, links and network namespaces vanish with its namespaces.</summary>
internal sealed partial class NodeRemoval(StateFolder state)
{
    private const int Kill = 9;
    private static readonly TimeSpan _endTimeout = TimeSpan.FromSeconds(10);

    public async Task RemoveAsync(CancellationToken cancellation)
    {
        if (FindRecord() is { } record)
        {
            // When the first process of a pid namespace ends, all others end (pid_namespaces(7)); after a crash, there may be only the launcher.
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
            // An incomplete record doesn't name a process; the folder is removed anyway.
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

    // If a record is lost or damaged, its node must not keep running forever: its launcher still works in the node's folder.
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
        // Children of an `up` that was killed may still write into the folder while it is removed. They end soon.
        for (var waited = Stopwatch.StartNew(); await TryRemoveFolderAsync(cancellation) is { } obstacle; await Task.Delay(50, cancellation))
        {
            if (waited.Elapsed >= _endTimeout)
            {
                throw new PodLabException($"{state.NodePath} couldn't be removed ({obstacle}). By hand: sudo rm -rf '{state.NodePath}'");
            }
        }
    }

    // Removes as much of the folder as it can. Null when all of it is gone.
    private async Task<string?> TryRemoveFolderAsync(CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess)
        {
            try
            {
                Directory.Delete(state.NodePath, recursive: true);
                return null;
            }
            catch (IOException error)
            {
                return Directory.Exists(state.NodePath) ? error.Message : null;
            }
        }

        // Containers' files belong to subordinate users: only root of a user namespace with the same maps may remove them.
        using var remover = Process.Start(new ProcessStartInfo("unshare", ["--user", "/bin/sh", "-c", "read -r _ && exec rm -rf -- \"$1\"", "rm", state.NodePath])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await UserNamespace.MapAsync(remover, cancellation);
        await remover.StandardInput.WriteLineAsync("go".AsMemory(), cancellation);
        remover.StandardInput.Close();
        var complaints = await remover.StandardError.ReadToEndAsync(cancellation);
        await remover.WaitForExitAsync(cancellation);
        return Directory.Exists(state.NodePath) ? complaints.Trim().Split('\n')[^1] : null;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
