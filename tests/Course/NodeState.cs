namespace PodLab.Tests.Course;

/// <summary>The state that a lesson must restore: a node's host name, links, addresses, routes, network namespaces, mounts and processes.</summary>
internal static class NodeState
{
    // The script's own shells, and their parents, have this word in their command lines. ps runs alone: a filter that it is piped to would be in its list
    // or not, as they happen to start.
    private const string Marker = "state-of-a-node";

    // A new link's IPv6 address is tentative for a second or two (RFC 4862), and only then gets its route. The numbers of mounts and devices are
    // reused, so neither they nor PIDs are compared.
    private const string Script = $$"""
        : {{Marker}}
        for try in $(seq 50); do ip -6 address show tentative | grep -q . || break; sleep 0.1; done
        echo "host name $(hostname)"
        ip -o link | sed 's/^[0-9]*: /link /'
        ip -o address | sed 's/^[0-9]*: /address /'
        ip route show table all | sed 's/^/route /'
        ls /run/netns 2>/dev/null | sed 's/^/network namespace /'
        sed -E 's/^([^ ]+ ){3}/mount /' /proc/self/mountinfo
        processes=$(ps -eo args=)
        echo "$processes" | grep -v -e {{Marker}} -e '^ps -eo args=$' | sed 's/^/process /'
        """;

    public static IReadOnlyList<string> Argv { get; } = ["sh", "-c", Script];

    /// <summary>The lines that only one of the two has: <c>- line</c> was there before, <c>+ line</c> came.</summary>
    public static IReadOnlyList<string> Difference(string before, string after)
    {
        var (were, are) = (before.Split('\n').CountBy(line => line).ToDictionary(), after.Split('\n').CountBy(line => line).ToDictionary());
        return
        [
            .. were.Where(line => are.GetValueOrDefault(line.Key) < line.Value).Select(line => $"- {line.Key}"),
            .. are.Where(line => were.GetValueOrDefault(line.Key) < line.Value).Select(line => $"+ {line.Key}"),
        ];
    }
}
