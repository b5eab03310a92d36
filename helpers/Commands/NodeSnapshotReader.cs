namespace PodLab.Commands;

/// <summary>
/// Reads all processes of a node with all their namespaces in one command on the node, for a consistent picture.
/// Used by <c>lab.AnatomyAsync</c> in every lesson since 05.
/// </summary>
public static class NodeSnapshotReader
{
    // ps runs first. If a process in its list has no status afterward, it has ended. If it has a status but no namespaces, it couldn't be read. If
    // it has two namespaces, it's a zombie (ProcessDetail.IsDefunct). The table of ps is printed last, because only it contains text that processes
    // choose. The option -ww keeps command lines whole, even if the variable COLUMNS is set.
    internal const string Script = """
        for tool in ps find grep; do
            command -v "$tool" >/dev/null || { echo "$tool: not found" >&2; exit 127; }
        done
        processes=$(ps -ww -eo pid,ppid,cmd) || exit
        echo "$$"
        find /proc/[0-9]*/ns -mindepth 1 -maxdepth 1 -printf '%p %l\n' 2>/dev/null
        grep -s '^NSpid:' /proc/[0-9]*/status /dev/null
        printf '%s\n' "$processes"
        """;

    /// <summary>
    /// The processes of many nodes, read in parallel, so that all take about as long as one. No more than eight nodes are read at once, to limit
    /// the load on the way there.
    /// </summary>
    /// <param name="nodes">The nodes: <c>await lab.NodesAsync()</c>.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>One snapshot per node, in the nodes' order.</returns>
    /// <exception cref="PodLabException">A node couldn't be read; the message says which and why.</exception>
    public static async Task<IReadOnlyList<NodeSnapshot>> ReadAllAsync(IReadOnlyList<ClusterNode> nodes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return await NodeFanOut.RunAsync(nodes, ReadAsync, cancellation);
    }

    /// <summary>The node's processes at this moment. Processes that end during the reading, and those of the reader itself, are left out.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="CommandFailedException">The node lacks ps, find or grep.</exception>
    /// <exception cref="ParseException">The output of the node's tools isn't as expected.</exception>
    public static async Task<NodeSnapshot> ReadAsync(ClusterNode node, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        var result = await node.ExecuteAsync(["sh", "-c", Script], cancellation);
        var processes = NodeSnapshotOutput.Parse(result.EnsureSuccess().StandardOutput);
        return new NodeSnapshot(node.Name, await TellZombiesAsync(node, processes, cancellation), node.Clock.GetUtcNow());
    }

    // A process without memory belongs to the machine's root. So on an ordinary user's node, a zombie looks like a process that can't be read.
    private static async Task<IReadOnlyList<ProcessDetail>> TellZombiesAsync(
        ClusterNode node, IReadOnlyList<ProcessDetail> processes, CancellationToken cancellation)
    {
        string[] unread = [.. processes.Where(process => process.Namespaces.Count == 0).Select(process => $"/proc/{process.Process.Pid}/status")];
        if (unread.Length == 0)
        {
            return processes;
        }

        // Processes that have ended meanwhile make grep fail. /dev/null makes grep print the file's name even if there is only one file.
        var states = await node.ExecuteAsync(["grep", "-s", "^State:[[:space:]]*Z", .. unread, "/dev/null"], cancellation);
        var zombies = states.StandardOutput.Split('\n').Select(line => line.Split(':')[0]).ToHashSet();
        return [.. processes.Select(process => process with { IsDefunct = zombies.Contains($"/proc/{process.Process.Pid}/status") })];
    }
}
