namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The node's own control group in each hierarchy of this machine
/// (<see href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</see>). Its containers' groups are below it, and removing it leaves
/// nothing behind. Without root's rights there is none.
/// </summary>
internal static class NodeCgroups
{
    private const int RemovalAttempts = 50;

    /// <summary>Puts a process and all its descendants into the group of that name in every hierarchy that permits it.</summary>
    public static void Enter(string name, int pid)
    {
        foreach (var hierarchy in Hierarchies())
        {
            try
            {
                var group = Directory.CreateDirectory(Path.Combine(hierarchy, name)).FullName;
                // A new cpuset is empty, and an empty one doesn't accept processes.
                foreach (var file in (string[])["cpuset.cpus", "cpuset.mems"])
                {
                    if (File.Exists(Path.Combine(group, file)) && File.Exists(Path.Combine(hierarchy, file)) && !File.Exists(Path.Combine(group, "cgroup.type")))
                    {
                        File.WriteAllText(Path.Combine(group, file), File.ReadAllText(Path.Combine(hierarchy, file)));
                    }
                }

                File.WriteAllText(Path.Combine(group, "cgroup.procs"), pid.ToString(CultureInfo.InvariantCulture));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A hierarchy that is read-only or managed by another program: the node works without it.
            }
        }
    }

    /// <summary>Removes the groups of that name with everything below them; the processes in them must already be killed.</summary>
    public static async Task RemoveAsync(string name, CancellationToken cancellation)
    {
        foreach (var group in Hierarchies().Select(hierarchy => Path.Combine(hierarchy, name)).Where(Directory.Exists))
        {
            // A killed process leaves its group a moment later.
            for (var attempt = 0; !TryRemove(group) && attempt < RemovalAttempts; attempt++)
            {
                await Task.Delay(20, cancellation);
            }
        }
    }

    private static bool TryRemove(string group)
    {
        var all = true;
        foreach (var child in Directory.GetDirectories(group))
        {
            all &= TryRemove(child);
        }

        try
        {
            // rmdir: the files in a control group can't be deleted.
            Directory.Delete(group, recursive: false);
            return all;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(group);
        }
    }

    // "… /sys/fs/cgroup/pids rw,… - cgroup cgroup rw,pids": the mount point is field 5, the type follows the dash (proc_pid_mountinfo(5)).
    private static IEnumerable<string> Hierarchies() => File.ReadLines("/proc/self/mountinfo")
        .Select(line => line.Split(' '))
        .Where(fields => Array.IndexOf(fields, "-") is > 0 and var dash && fields[dash + 1] is "cgroup" or "cgroup2")
        .Select(fields => fields[4]);
}
