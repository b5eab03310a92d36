namespace PodLab.Exercises;

/// <summary>The subject of lesson 01: two shells on a node, all its processes, and four small experiments that are repeated for each answer.</summary>
/// <param name="One">Shell one.</param>
/// <param name="Two">Shell two.</param>
/// <param name="Processes">The node's processes with their Linux namespaces.</param>
/// <param name="NodeName">The output of <c>hostname</c> on the node.</param>
/// <param name="FreshName">Its output under <c>unshare --uts</c>.</param>
/// <param name="ChangedByUts">The types in which a process under <c>unshare --uts</c> is in another namespace than one without it.</param>
/// <param name="LinkChangedByPid">The link in <c>/proc/PID/ns</c> that differs under <c>unshare --pid</c>; empty if none does.</param>
/// <param name="WhyNoUnshare">The reason why the node makes no namespaces for PodLab; null if it does.</param>
internal sealed record TwoShells(
    NodeShell One, NodeShell Two, IReadOnlyList<ProcessDetail> Processes, string NodeName, string FreshName,
    IReadOnlyList<NamespaceType> ChangedByUts, string LinkChangedByPid, string? WhyNoUnshare)
{
    private static readonly string[] _links = [.. NamespaceTypes.All.Select(type => $"/proc/self/ns/{type.ShortName}")];

    // Lists the links of the shell that starts ls: $$ is its PID.
    private static readonly string[] _listLinks = ["sh", "-c", "ls -l /proc/$$/ns"];

    /// <summary>Reads the shells named one and two.</summary>
    /// <exception cref="PodLabException">One of them isn't open.</exception>
    public static async Task<TwoShells> ReadAsync(Lab lab, CancellationToken cancellation)
    {
        var (one, two) = (await lab.GetShellAsync("one", cancellation), await lab.GetShellAsync("two", cancellation));
        var node = one.Node;
        var snapshot = await NodeSnapshotReader.ReadAsync(node, cancellation);
        var fresh = await node.ExecuteAsync(["unshare", "--uts", "hostname"], cancellation);
        return new(
            one, two, snapshot.Processes, await RunAsync("hostname"), fresh.StandardOutput.Trim(),
            [.. (await RunAsync(["unshare", "--uts", "readlink", .. _links])).Split('\n').Except((await RunAsync(["readlink", .. _links])).Split('\n'))
                .Select(link => NamespaceTypes.Find(link.Split(':')[0])).OfType<NamespaceType>()],
            Links(await RunAsync(["unshare", "--pid", .. _listLinks])).Except(Links(await RunAsync(_listLinks))).Select(link => link.Split(' ')[0])
                .FirstOrDefault() ?? "",
            fresh.ExitCode == 0 ? null : $"This node doesn't make Linux namespaces for PodLab: {fresh.StandardError.Trim()}.");

        async Task<string> RunAsync(params string[] argv) => (await node.ExecuteAsync(argv, cancellation)).StandardOutput.Trim();
    }

    /// <summary>The number of the node's own namespace of that type: the namespace of its process 1.</summary>
    public long NumberOnNode(NamespaceType type) => (long)OfNode.Namespaces[type].Inode;

    /// <summary>The type of the node's namespace with that number; null if there is none.</summary>
    public NamespaceType? TypeOnNode(long number) =>
        OfNode.Namespaces.Where(entry => (long)entry.Value.Inode == number).Select(entry => (NamespaceType?)entry.Key).FirstOrDefault();

    /// <summary>The number of processes in a shell's namespace of that type: NPROCS of <c>lsns</c>.</summary>
    public int ProcessesWith(NodeShell shell, NamespaceType type) => Count(Detail(shell.Pid, $"Shell {shell}"), type);

    /// <summary>The number of processes in the node's namespace of that type.</summary>
    public int ProcessesOnNode(NamespaceType type) => Count(OfNode, type);

    /// <summary>The process <c>sleep SECONDS</c> of either shell; null if there is none.</summary>
    public NodeProcess? FindSleep(string seconds) => Processes.FirstOrDefault(detail => detail.Process.Command == $"sleep {seconds}")?.Process;

    /// <summary>The process <c>sleep SECONDS</c>.</summary>
    /// <exception cref="PodLabException">There is none.</exception>
    public NodeProcess Sleep(string seconds) =>
        FindSleep(seconds) ?? throw new PodLabException($"sleep {seconds} isn't running. Run the cell that starts it, and those below it.");

    /// <summary>The PID of <c>sleep SECONDS</c> in its own pid namespace.</summary>
    public int PidInside(string seconds) => Detail(Sleep(seconds).Pid, $"sleep {seconds}").PidsByLevel[^1];

    /// <summary>Whether <c>sleep SECONDS</c> is running, a zombie, or gone after shell two's process 1 ended.</summary>
    /// <exception cref="PodLabException">Process 1 is still running.</exception>
    public string FateOf(string seconds) => Processes.Any(detail => detail.Process.Pid == Two.Pid)
        ? throw new PodLabException("Shell two's process 1 is still running. Run the cell that ends it.")
        : FindSleep(seconds) is { } sleep ? Detail(sleep.Pid, "sleep").IsDefunct ? "a zombie" : "it runs" : "nothing";

    private ProcessDetail OfNode => Detail(1, "The node's process 1");

    private int Count(ProcessDetail of, NamespaceType type) =>
        Processes.Count(detail => detail.Namespaces.TryGetValue(type, out var ns) && ns == of.Namespaces[type]);

    private ProcessDetail Detail(int pid, string who) => Processes.FirstOrDefault(detail => detail.Process.Pid == pid)
        ?? throw new PodLabException($"{who} (PID {pid}) is no longer running. Run the cells again, starting with the one that opens the shells.");

    private static IEnumerable<string> Links(string listing) =>
        listing.Split('\n').Where(line => line.Contains(" -> ", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ')[^3..]));
}
