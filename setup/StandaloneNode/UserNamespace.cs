using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PodLab.Setup.Commands;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The user namespace of a rootless node: root inside is the user outside, the other users inside are the user's subordinate IDs
/// (<see href="https://man7.org/linux/man-pages/man7/user_namespaces.7.html">user_namespaces(7)</see>).
/// </summary>
internal static partial class UserNamespace
{
    private static readonly TimeSpan _enterTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Why this user cannot have one, with what to do about it; null when nothing speaks against it.</summary>
    public static async Task<string?> FindObstacleAsync(CancellationToken cancellation)
    {
        var attempt = await MachineCommand.RunAsync(
            ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], cancellation);
        if (attempt.ExitCode != 0)
        {
            return $"this machine does not let an ordinary user make user namespaces ({attempt.LastWords}). {UserNamespaceSwitches.Advice()}, or run podlab as root.";
        }

        return Ids("/etc/subuid") is null || Ids("/etc/subgid") is null
            ? $"{Environment.UserName} has no subordinate IDs of 65536 or more in /etc/subuid and /etc/subgid. An administrator gives them: "
                + $"usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {Environment.UserName}"
            : null;
    }

    /// <summary>Waits until a process has entered its new user namespace, and writes that namespace's maps.</summary>
    public static async Task MapAsync(Process process, CancellationToken cancellation)
    {
        await WaitUntilEnteredAsync(process, cancellation);
        await MapAsync("newuidmap", process.Id, GetUserId(), Ids("/etc/subuid")!, cancellation);
        await MapAsync("newgidmap", process.Id, GetGroupId(), Ids("/etc/subgid")!, cancellation);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial int GetUserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial int GetGroupId();

    private static SubordinateIds? Ids(string file) => SubordinateIds.Find(file, Environment.UserName, GetUserId());

    private static async Task WaitUntilEnteredAsync(Process process, CancellationToken cancellation)
    {
        var ours = new FileInfo("/proc/self/ns/user").LinkTarget;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < _enterTimeout && !process.HasExited; await Task.Delay(5, cancellation))
        {
            if (new FileInfo($"/proc/{process.Id}/ns/user").LinkTarget is { } theirs && theirs != ours)
            {
                return;
            }
        }

        throw new PodLabException($"The node's user namespace could not be made: unshare --user did not start. `{TerminalCommand.Words} doctor` says what this machine permits.");
    }

    private static async Task MapAsync(string program, int pid, int own, SubordinateIds others, CancellationToken cancellation)
    {
        var numbers = new object[] { pid, 0, own, 1, 1, others.First, others.Count };
        var argv = numbers.Select(number => Convert.ToString(number, CultureInfo.InvariantCulture)!).Prepend(program).ToArray();
        (await MachineCommand.RunAsync(argv, cancellation)).EnsureSuccess($"Is {program} set up to run with root's rights (package uidmap)?");
    }
}
