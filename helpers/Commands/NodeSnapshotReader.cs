namespace PodLab.Commands;

/// <summary>
/// Reads all processes of a node with all their namespaces in one command on the node, so that the readings belong together.
/// Used by <c>lab.AnatomyAsync</c> in every lesson since 05.
/// </summary>
public static class NodeSnapshotReader
{
    // ps runs first: a process that it lists and that has no status afterwards has ended, and one that has a status but no namespaces
    // could not be looked into; one with two of them is a zombie (ProcessDetail.IsDefunct). ps's table is printed last, because it alone holds
    // text that processes choose.
    // COLUMNS in the environment would cut command lines short (-ww).
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
    /// The processes of many nodes, read side by side, so that all take about as long as one; no more than eight nodes at once, for the sake of whoever
    /// has to carry the commands there.
    /// </summary>
    /// <param name="nodes">The nodes: <c>await lab.NodesAsync()</c>.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>A snapshot a node, in the nodes' order.</returns>
    /// <exception cref="PodLabException">A node could not be read; the message says which and why.</exception>
    public static async Task<IReadOnlyList<NodeSnapshot>> ReadAllAsync(IReadOnlyList<ClusterNode> nodes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return await NodeFanOut.RunAsync(nodes, ReadAsync, cancellation);
    }

    /// <summary>The node's processes at this moment. Those that end while being read, and the reading ones themselves, are left out.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="CommandFailedException">The node lacks ps, find or grep.</exception>
    /// <exception cref="ParseException">The node's tools print something else than expected.</exception>
    public static async Task<NodeSnapshot> ReadAsync(ClusterNode node, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        var result = await node.ExecuteAsync(["sh", "-c", Script], cancellation);
        var processes = NodeSnapshotOutput.Parse(result.EnsureSuccess().StandardOutput);
        return new NodeSnapshot(node.Name, await TellZombiesAsync(node, processes, cancellation), node.Clock.GetUtcNow());
    }

    // A process without memory belongs to the machine's root: to an ordinary user's node a zombie looks like one that may not be looked into.
    private static async Task<IReadOnlyList<ProcessDetail>> TellZombiesAsync(
        ClusterNode node, IReadOnlyList<ProcessDetail> processes, CancellationToken cancellation)
    {
        string[] unread = [.. processes.Where(process => process.Namespaces.Count == 0).Select(process => $"/proc/{process.Process.Pid}/status")];
        if (unread.Length == 0)
        {
            return processes;
        }

        // Those that have ended meanwhile make grep fail. /dev/null makes it name the file, also where there is only one.
        var states = await node.ExecuteAsync(["grep", "-s", "^State:[[:space:]]*Z", .. unread, "/dev/null"], cancellation);
        var zombies = states.StandardOutput.Split('\n').Select(line => line.Split(':')[0]).ToHashSet();
        return [.. processes.Select(process => process with { IsDefunct = zombies.Contains($"/proc/{process.Process.Pid}/status") })];
    }
}
