namespace PodLab.Nodes;

/// <summary>Which package brings a command that PodLab runs on nodes, by the names of Debian and most other distributions.</summary>
internal static class CommandPackages
{
    public static string? Find(string command) => command switch
    {
        "ps" => "procps",
        "lsns" or "nsenter" or "unshare" => "util-linux",
        "find" => "findutils",
        "ls" or "cat" => "coreutils",
        "ip" or "ss" => "iproute2",
        "crictl" => "cri-tools",
        _ => null,
    };
}
