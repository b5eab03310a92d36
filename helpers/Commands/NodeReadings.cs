namespace PodLab;

/// <summary>A node's processes and Linux namespaces, as tables with the columns of the tools that list them.</summary>
public static class NodeReadings
{
    private const int PidWidth = 7;
    private const string NamespaceColumns = "NS,TYPE,NPROCS,PID,USER,COMMAND";
    private static readonly string[] ListProcesses = ["ps", "-eo", "pid,ppid,cmd"];

    private static readonly Column<NodeProcess>[] ProcessColumns =
    [
        new("PID", process => Text(process.Pid), IsNumber: true) { MinimumWidth = PidWidth },
        new("PPID", process => Text(process.ParentPid), IsNumber: true) { MinimumWidth = PidWidth },
        new("CMD", process => process.Command),
    ];

    private static readonly Column<NamespaceRow>[] NamespaceRowColumns =
    [
        new("NS", row => row.Namespace.Inode.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("TYPE", row => row.Type) { MinimumWidth = "cgroup".Length },
        new("NPROCS", row => Text(row.ProcessCount), IsNumber: true),
        new("PID", row => row.Pid is { } pid ? Text(pid) : "", IsNumber: true) { MinimumWidth = 5 },
        new("USER", row => row.User),
        new("COMMAND", row => row.Command),
    ];

    extension(ClusterNode node)
    {
        /// <summary>
        /// The node's processes, by PID: <c>ps -eo pid,ppid,cmd</c>, without the row of that ps itself. Used in lesson 05.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no ps.</exception>
        /// <exception cref="ParseException">ps printed something else.</exception>
        public async Task<Table<NodeProcess>> ProcessesAsync(CancellationToken cancellation = default)
        {
            var result = (await node.ExecuteAsync(ListProcesses, cancellation)).EnsureSuccess();
            var processes = ProcessList.Parse(result.StandardOutput).ToList();

            // Only the newest process of that name: a process that calls itself ps can't hide behind the real one.
            var self = processes.FindLastIndex(process => process.Command == string.Join(' ', ListProcesses));
            if (self >= 0)
            {
                processes.RemoveAt(self);
            }

            return new($"Processes on node {node.Name} (without ps itself)", ProcessColumns, processes, node.TerminalLine(ListProcesses)) { Gap = 1 };
        }

        /// <summary>
        /// The node's Linux namespaces as <c>lsns</c> lists them: each once, under the lowest PID in it. Used in lesson 05.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no lsns.</exception>
        /// <exception cref="ParseException">lsns printed something else.</exception>
        public async Task<Table<NamespaceRow>> NamespacesAsync(CancellationToken cancellation = default)
        {
            var json = await node.ExecuteAsync(["lsns", "-J", "-o", NamespaceColumns], cancellation);
            var rows = json.ExitCode == 0
                ? NamespaceList.ParseJson(json.StandardOutput)
                : NamespaceList.ParseTable((await node.ExecuteAsync(["lsns"], cancellation)).EnsureSuccess().StandardOutput);
            return new($"Linux namespaces on node {node.Name}", NamespaceRowColumns, rows, node.TerminalLine("lsns")) { Gap = 1 };
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
