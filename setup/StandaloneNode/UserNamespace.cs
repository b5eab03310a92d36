using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The user namespace of a rootless node (<see href="https://man7.org/linux/man-pages/man7/user_namespaces.7.html">user_namespaces(7)</see>): root
/// inside is the user outside. The other users inside are the user's subordinate IDs.
/// </summary>
internal static partial class UserNamespace
{
    private static readonly TimeSpan _enterTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The reason why this user can't have one, with what to do about it; null if there is none.</summary>
    public static async Task<string?> FindObstacleAsync(CancellationToken cancellation)
    {
        var attempt = await MachineCommand.RunAsync(
            ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], cancellation);
        if (attempt.ExitCode != 0)
        {
            return $"this machine doesn't let an ordinary user create user namespaces ({attempt.LastWords}). {UserNamespaceSwitches.Advice()}, or run podlab as root.";
        }

        return Ids("/etc/subuid") is null || Ids("/etc/subgid") is null
            ? $"{Environment.UserName} has no subordinate IDs of 65536 or more in /etc/subuid and /etc/subgid. An administrator can add them: "
                + $"usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {Environment.UserName}"
            : null;
    }

    /// <summary>Waits until a process is in its new user namespace, and writes that namespace's maps.</summary>
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

        throw new PodLabException($"The node's user namespace couldn't be created: unshare --user didn't start. `{TerminalCommand.Words} doctor` shows what this machine permits.");
    }

    private static async Task MapAsync(string program, int pid, int own, SubordinateIds others, CancellationToken cancellation)
    {
        var numbers = new object[] { pid, 0, own, 1, 1, others.First, others.Count };
        var argv = numbers.Select(number => Convert.ToString(number, CultureInfo.InvariantCulture)!).Prepend(program).ToArray();
        (await MachineCommand.RunAsync(argv, cancellation)).EnsureSuccess($"Is {program} set up to run with root's rights (package uidmap)?");
    }
}

/// <summary>
/// The user's share of subordinate IDs (<see href="https://man7.org/linux/man-pages/man5/subuid.5.html">subuid(5)</see>). A node needs more than one
/// ID, since its containers have their own users.
/// </summary>
internal sealed record SubordinateIds(long First, long Count)
{
    /// <summary>The first range in that file for the user, by name or number; null if there is none.</summary>
    public static SubordinateIds? Find(string file, string userName, int userId) => !File.Exists(file) ? null : File.ReadLines(file)
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length == 3 && (fields[0] == userName || fields[0] == userId.ToString(CultureInfo.InvariantCulture)))
        .Select(fields => new SubordinateIds(long.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[2], CultureInfo.InvariantCulture)))
        .FirstOrDefault(range => range.Count >= 65536);
}

/// <summary>The Linux kernel's settings that may forbid ordinary users to create user namespaces. They differ between distributions.</summary>
internal static class UserNamespaceSwitches
{
    // The value that forbids, and one that allows. Ubuntu's since 24.04, Debian's, and that of every Linux kernel (namespaces(7)).
    private static readonly (string Name, string Forbids, string Allows)[] _known =
    [
        ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
        ("kernel.unprivileged_userns_clone", "0", "1"),
        ("user.max_user_namespaces", "0", "15000"),
    ];

    /// <summary>The way for an administrator to allow them on this machine, as the beginning of a sentence.</summary>
    public static string Advice() => Advice(name => Read($"/proc/sys/{name.Replace('.', '/')}"));

    /// <param name="find">Returns a setting's value; null if the Linux kernel doesn't have it.</param>
    public static string Advice(Func<string, string?> find)
    {
        string[] mends = [.. _known.Where(setting => find(setting.Name) == setting.Forbids).Select(setting => $"sudo sysctl -w {setting.Name}={setting.Allows}")];
        return mends.Length > 0
            ? $"An administrator may allow it until the next boot (`{string.Join(" && ", mends)}`)"
            : "Its security settings forbid it, which an administrator may change";
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : null;
}
