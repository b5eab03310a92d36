namespace PodLab.Nodes;

/// <summary>Finds a node's processes in <c>/proc</c> on the machine that PodLab runs on.</summary>
internal static class MachineReading
{
    // A namespace's number is unique only within one Linux kernel. The boot ID shows whether the node runs on this one.
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const string Script = $"cat {BootId}; readlink /proc/1/ns/pid; find /proc/[0-9]*/ns/pid -maxdepth 0 -printf '%l\\n' 2>/dev/null | sort -u";

    // The Linux kernel gives its first pid namespace this number: PROC_PID_INIT_INO in include/linux/proc_ns.h.
    private const ulong Outermost = 0xEFFF_FFFC;

    /// <summary>Reads them.</summary>
    /// <exception cref="CommandFailedException">The node has no shell.</exception>
    public static async Task<MachineView> ReadAsync(ClusterNode node, CancellationToken cancellation)
    {
        if (!File.Exists(BootId))
        {
            return NotRead("PodLab doesn't run on Linux.");
        }

        var lines = (await node.ExecuteAsync(["sh", "-c", Script], cancellation)).EnsureSuccess().StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines[0] != (await File.ReadAllTextAsync(BootId, cancellation)).Trim())
        {
            return NotRead($"Node {node} is on a different machine from PodLab, or on a virtual machine.");
        }

        var ofNode = lines.Skip(1).Select(FindNamespace).ToList();
        var seen = Directory.EnumerateDirectories("/proc").Select(FindProcess).OfType<MachineProcess>().Where(process => ofNode.Contains(process.PidNamespace)).ToList();
        return seen.Find(process => process.PidNamespace == ofNode.FirstOrDefault() && process.PidsByLevel[^1] == 1) is not { } first
            ? NotRead("The user who runs PodLab may not see the node's processes there.")
            : first.PidsByLevel.Count == 1 ? NotRead($"Node {node} is that machine: its numbers are the node's.")
            : new(first.PidsByLevel.Count - 1, seen, Origin());
    }

    private static MachineView NotRead(string why) => new(0, [], $"No numbers from the machine that PodLab runs on: {why}");

    private static string Origin() => "machine: the numbers in /proc of the machine that PodLab runs on. "
        + (FindNamespace(FindLink("/proc/self")) == Outermost ? "Its pid namespace is the outermost one of this Linux kernel."
            : "PodLab itself runs in a pid namespace there, so there may be more levels that it can't see.");

    private static MachineProcess? FindProcess(string folder)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]) || FindNamespace(FindLink(folder)) is not { } ns)
        {
            return null;
        }

        try
        {
            var line = File.ReadLines($"{folder}/status").FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal));
            return line is null ? null : new(ns, [.. line.Split('\t').Skip(1).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))]);
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }

    // An ended process has no link, and other users' processes can't be read.
    private static string? FindLink(string folder)
    {
        try
        {
            return new FileInfo($"{folder}/ns/pid").LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ulong? FindNamespace(string? link) =>
        link?.Split('[', ']') is ["pid:", var number, ""] && ulong.TryParse(number, CultureInfo.InvariantCulture, out var inode) ? inode : null;
}
