namespace PodLab.Commands;

/// <summary>Reads all network namespaces of a node in one command on the node, for a consistent picture.</summary>
internal static class NetworkSnapshotReader
{
    // Only `ip netns list` shows which network namespace a link-netnsid refers to, and only for those with a file in /var/run/netns. So this script
    // creates a file there for every network namespace, named by its number. It does so in its own mount namespace, which is invisible to the node
    // and disappears with the script. The network namespaces are those of the processes, and those that a file keeps in any process's mount
    // namespace. Mount namespaces of such scripts are skipped, since two may run at the same time. A process may end, and another mount may hide a
    // mount. So each file's number is compared with the expected one.
    private const string Script = $$$"""
        # Reads only: what it mounts is in a mount namespace of its own.
        for tool in ip mount nsenter stat sort; do
            command -v "$tool" >/dev/null || { echo "$tool: not found" >&2; exit 127; }
        done
        mount -t tmpfs podlab-reading /var/run && mkdir /var/run/netns && cd /var/run/netns || exit
        links() { find /proc/[0-9]*/ns -mindepth 1 -maxdepth 1 -name "$1" -printf '%l %p\n' 2>/dev/null | sort -u -k 1,1; }
        number() { number=${1#net:[}; number=${number%]}; }
        keep() {
            [ -e "$1" ] && return
            : > "$1"
            mount --bind "$2" "$1" 2>/dev/null && [ "$(stat -c %i "$1")" = "$1" ] && return
            umount "$1" 2>/dev/null
            rm "$1"
        }
        links net | while read -r ns link; do
            case $ns in net:*) number "$ns"; keep "$number" "$link";; esac
        done
        links mnt | while read -r mnt link; do
            process=${link%/ns/mnt}
            grep -qs ' - tmpfs podlab-reading ' "$process/mountinfo" && continue
            grep -s ' - nsfs ' "$process/mountinfo" | while read -r id parent device ns point rest; do
                case $ns in net:*) number "$ns";; *) continue;; esac
                file=$process/root$(printf '%b' "$point")
                [ "$(stat -c %i "$file" 2>/dev/null)" = "$number" ] && keep "$number" "$file" && echo "file $ns $mnt $point"
            done
        done
        for file in [0-9]*; do
            echo "namespace net:[$file]"
            nsenter --net="$file" sh -c '
                printf "\nlinks "; ip -json -details -statistics address
                printf "\nroutes "; ip -json route
                printf "\nids "; ip -json netns list' 2>&1
            echo
        done
        echo {{{NetworkSnapshotOutput.EndOfNetwork}}}
        {{{NodeSnapshotReader.Script}}}
        """;

    // A debugger pod, whose image may lack ip, sees the node's first process. On the node itself, this is just another way in, and changes nothing.
    private const string InMountNamespace = """
        # Reads only, in a mount namespace of its own.
        command -v ip >/dev/null || set -- nsenter --target 1 --mount
        exec "$@" unshare --mount sh -c "$0"
        """;

    /// <summary>The command.</summary>
    public static IReadOnlyList<string> Argv { get; } = ["sh", "-c", InMountNamespace, Script];

    /// <summary>The node's network namespaces and processes at this moment.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="CommandFailedException">The node lacks ip, or doesn't permit a new mount namespace.</exception>
    /// <exception cref="ParseException">The output of the node's tools isn't as expected.</exception>
    public static async Task<NetworkSnapshot> ReadAsync(ClusterNode node, CancellationToken cancellation)
    {
        var output = (await node.ExecuteAsync(Argv, cancellation)).EnsureSuccess().StandardOutput;
        return NetworkSnapshotOutput.Parse(node.Name, output, node.Clock.GetUtcNow());
    }
}
