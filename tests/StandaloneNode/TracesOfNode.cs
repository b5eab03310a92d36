namespace PodLab.Tests.StandaloneNode;

/// <summary>A node's traces on the machine, compared before and after.</summary>
internal static class TracesOfNode
{
    /// <summary>
    /// The machine's mounts, network links, and control groups. It omits those of other nodes and of Docker's containers, which come and go
    /// meanwhile.
    /// </summary>
    public static string[] OnMachine() =>
    [
        .. File.ReadAllLines("/proc/mounts").Where(line => !line.Contains(" nsfs ", StringComparison.Ordinal) && !IsDockers(line)),
        .. Directory.GetDirectories("/sys/class/net").Where(link => !IsDockers(link)),
        .. Directory.Exists("/run/netns") ? Directory.GetFileSystemEntries("/run/netns") : [],
        .. ControlGroups().Where(path => !path.Contains("/podlab-", StringComparison.Ordinal) && !IsDockers(path)),
    ];

    // Veths join Docker's containers to the machine; a node's pods have theirs in the node's net namespace.
    private static bool IsDockers(string text) => text.Contains("/docker", StringComparison.Ordinal) || text.StartsWith("/sys/class/net/veth", StringComparison.Ordinal);

    public static string[] ControlGroupsNamed(string name) => [.. ControlGroups().Where(path => path.Contains(name, StringComparison.Ordinal))];

    /// <summary>The node control group of a process: <c>podlab-0123456789ab</c>; null if it is in none.</summary>
    public static string? ControlGroupOf(int pid) => File.ReadLines($"/proc/{pid}/cgroup")
        .Select(line => line.Split('/')[^1]).FirstOrDefault(name => name.StartsWith("podlab-", StringComparison.Ordinal));

    /// <summary>The processes in the node's pid namespace, and in those of its pods below it.</summary>
    public static int[] ProcessesOf(StandaloneNodeRecord node)
    {
        var found = new List<int> { node.LauncherPid, node.Pid };
        for (var next = 1; next < found.Count; next++)
        {
            found.AddRange(ProcessIdentity.ChildrenOf(found[next]));
        }

        return [.. found];
    }

    public static bool Exists(int pid) => ProcessIdentity.FindStartTicks(pid) is not null;

    private static IEnumerable<string> ControlGroups() => Directory.Exists("/sys/fs/cgroup")
        ? Directory.EnumerateDirectories("/sys/fs/cgroup", "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        : [];
}
