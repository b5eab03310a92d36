namespace PodLab.Clusters.Standalone;

/// <summary>Runs commands inside the standalone node: <see href="https://man7.org/linux/man-pages/man1/nsenter.1.html">nsenter(1)</see>.</summary>
internal static class NodeEntry
{
    // The first folder holds the node's own crictl.
    public const string SearchPath = "/run/podlab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>The command line that runs <paramref name="argv"/> on the node, as root, with the node's environment.</summary>
    public static IReadOnlyList<string> Argv(StandaloneNodeRecord node, IReadOnlyList<string> argv) =>
    [
        "nsenter",
        "--target", node.Pid.ToString(CultureInfo.InvariantCulture),
        // The user namespace grants the right to enter the others, so nsenter enters it first.
        .. node.Rootless ? (string[])["--user", "--setuid", "0", "--setgid", "0"] : [],
        "--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup",
        "--wd=/",
        "--",
        "env", "-i", $"PATH={SearchPath}", "HOME=/root", "LANG=C.UTF-8", $"HOSTNAME={node.Name}",
        .. argv,
    ];
}
