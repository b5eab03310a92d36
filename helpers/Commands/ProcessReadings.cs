namespace PodLab;

/// <summary>The data about one process in a node's <c>/proc</c>, as tables.</summary>
public static class ProcessReadings
{
    private static readonly Column<StatusField>[] StatusColumns =
        [new("FIELD", field => field.Name), new("VALUE", field => field.Value.Replace('\t', ' '))];

    private static readonly Column<CgroupMembership>[] CgroupColumns =
    [
        new("HIERARCHY", group => group.Hierarchy.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("CONTROLLERS", group => group.Controllers),
        new("PATH", group => group.Path),
    ];

    private static readonly Column<ProcessStat>[] StatColumns =
    [
        new("PID", stat => stat.Pid.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("NAME", stat => stat.Name),
        new("STATE", stat => $"{stat.State} ({stat.StateWord})"),
        new("CPU TIME", stat => string.Create(CultureInfo.InvariantCulture, $"{stat.CpuTime.TotalSeconds:0.00} s"), IsNumber: true),
        new("STARTED AFTER BOOT", stat => string.Create(CultureInfo.InvariantCulture, $"{stat.StartedAfterBoot.TotalSeconds:0.00} s"), IsNumber: true),
    ];

    extension(ClusterNode node)
    {
        /// <summary>
        /// The current states of processes, their processor time, and their start times, from <c>/proc/PID/stat</c>: one row per process. If two
        /// processes get the same PID one after the other, their start times differ. Used in lesson 06.
        /// </summary>
        /// <param name="pids">The processes, in the node's numbering.</param>
        /// <exception cref="CommandFailedException">There is no such process.</exception>
        public async Task<Table<ProcessStat>> StatsAsync(params IReadOnlyList<int> pids)
        {
            ArgumentNullException.ThrowIfNull(pids);
            var stats = new List<ProcessStat>();
            foreach (var pid in pids)
            {
                stats.Add(ProcStat.Parse((await node.ExecuteAsync(["cat", ProcFile(pid, "stat")])).EnsureSuccess().StandardOutput));
            }

            return new(
                $"{(pids.Count == 1 ? "Process" : "Processes")} {string.Join(", ", pids)} on node {node.Name}", StatColumns, stats,
                node.TerminalLine(["cat", .. pids.Select(pid => ProcFile(pid, "stat"))]));
        }

        /// <summary>The fields of <c>/proc/PID/status</c>, in the file's order: <c>PPid</c>, <c>NSpid</c>, <c>Uid</c>, …</summary>
        /// <param name="pid">The process, in the node's numbering.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process.</exception>
        public async Task<Table<StatusField>> StatusAsync(int pid, CancellationToken cancellation = default)
        {
            string[] argv = ["cat", ProcFile(pid, "status")];
            var content = (await node.ExecuteAsync(argv, cancellation)).EnsureSuccess().StandardOutput;
            return new($"Status of process {pid} on node {node.Name}", StatusColumns, ProcStatus.Parse(content), node.TerminalLine(argv));
        }

        /// <summary>
        /// The control groups of the process, from <c>/proc/PID/cgroup</c>: one row per hierarchy, and only one row with cgroup version 2.
        /// </summary>
        /// <param name="pid">The process, in the node's numbering.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process.</exception>
        public async Task<Table<CgroupMembership>> CgroupsAsync(int pid, CancellationToken cancellation = default)
        {
            string[] argv = ["cat", ProcFile(pid, "cgroup")];
            var content = (await node.ExecuteAsync(argv, cancellation)).EnsureSuccess().StandardOutput;
            return new($"Control groups of process {pid} on node {node.Name}", CgroupColumns, ProcCgroup.Parse(content), node.TerminalLine(argv));
        }

        /// <summary>
        /// The mounts that the process sees, from <c>/proc/PID/mountinfo</c>: its root (<c>.Root</c>, with an overlay's folders), its volumes.
        /// Used in lesson 02.
        /// </summary>
        /// <param name="pid">The process, in the node's numbering.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process, or its mounts can't be read.</exception>
        public async Task<MountTable> MountsAsync(int pid, CancellationToken cancellation = default)
        {
            string[] argv = ["cat", ProcFile(pid, "mountinfo")];
            var content = (await node.ExecuteAsync(argv, cancellation)).EnsureSuccess().StandardOutput;
            return new($"Mounts that process {pid} on node {node.Name} sees", ProcMountInfo.Parse(content), node.TerminalLine(argv));
        }

        /// <summary>
        /// The Linux namespaces that the process is a member of, from <c>/proc/PID/ns</c>: one row per type. (The links <c>…_for_children</c>,
        /// which are for the process's future children, are left out.) Used in lesson 05.
        /// </summary>
        /// <param name="pid">The process, in the node's numbering.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process, or its namespaces can't be read at all.</exception>
        public async Task<Table<ProcessNamespace>> ProcessNamespacesAsync(int pid, CancellationToken cancellation = default)
        {
            string[] argv = ["ls", "-l", ProcFile(pid, "ns")];
            var result = await node.ExecuteAsync(argv, cancellation);
            var rows = ProcNamespaces.Parse(result.StandardOutput);

            // ls also fails if it shows the links but can't read their targets. Those rows say so.
            if (rows.Count == 0)
            {
                result.EnsureSuccess();
            }

            return new($"Linux namespaces of process {pid} on node {node.Name}", NamespaceColumns(rows), rows, node.TerminalLine(argv));
        }
    }

    // An ended process (ProcessDetail.IsDefunct) has only the namespaces pid and user, and links without targets.
    private static Column<ProcessNamespace>[] NamespaceColumns(IReadOnlyList<ProcessNamespace> rows)
    {
        var isDefunct = rows.Any(row => row is { Type: NamespaceType.Pid, Namespace: not null }) && rows.Any(row => row is { Type: NamespaceType.Mnt, Namespace: null });
        var missing = isDefunct ? "(none: the process has ended)" : "(not permitted to read)";
        return [new("TYPE", membership => membership.Type.ShortName), new("NAMESPACE", membership => membership.Namespace?.ToString() ?? missing)];
    }

    private static string ProcFile(int pid, string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{name}");
}
