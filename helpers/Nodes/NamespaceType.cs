namespace PodLab.Nodes;

/// <summary>
/// The eight types of Linux namespace, in the order of the Linux kernel's manual
/// (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>). In text they are written
/// <c>cgroup ipc mnt net pid time user uts</c>, as in <c>/proc/PID/ns</c>.
/// </summary>
public enum NamespaceType
{
    /// <summary>The root of the visible control groups.</summary>
    Cgroup,

    /// <summary>System V IPC objects and POSIX message queues.</summary>
    Ipc,

    /// <summary>Mount points: the places of file systems.</summary>
    Mnt,

    /// <summary>Network devices, addresses, routes, ports.</summary>
    Net,

    /// <summary>Process IDs.</summary>
    Pid,

    /// <summary>Boot and monotonic clocks.</summary>
    Time,

    /// <summary>User and group IDs, and the capabilities that go with them.</summary>
    User,

    /// <summary>Host name and NIS domain name.</summary>
    Uts,
}
