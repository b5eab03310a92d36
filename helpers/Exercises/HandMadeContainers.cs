using System.Numerics;

namespace PodLab.Exercises;

/// <summary>The subject of lesson 02: two containers made by hand, and a pod's process made from the same image.</summary>
/// <param name="Stage">The folder that the lesson's mounts are in.</param>
/// <param name="ChangedByChroot">The types in which a process under <c>chroot</c> is in another namespace than the process that started it.</param>
/// <param name="FoundFiles">The paths at which shell host finds the file that shell one wrote.</param>
/// <param name="InPlaceOfDeleted">The type, as <c>stat</c> names it, of the upper folder's entry for the deleted file; or empty.</param>
/// <param name="PodRoot">The folders of the pod's root; null if it isn't an overlay.</param>
/// <param name="Mine">Shell two's process: capabilities and Linux namespaces.</param>
/// <param name="Its">The pod's process.</param>
/// <param name="ProcessesWithRootOne">The number of the node's processes that have shell one's folder as their root.</param>
internal sealed record HandMadeContainers(
    string Stage, IReadOnlyList<NamespaceType> ChangedByChroot, IReadOnlyList<string> FoundFiles, string InPlaceOfDeleted,
    OverlayFolders? PodRoot, ProcessRights Mine, ProcessRights Its, int ProcessesWithRootOne)
{
    // sleep starts and chroot moves its root. Only then are its links read, below those of the shell that started it.
    private const string ChrootExperiment = """
        chroot "$1" sleep 9 >/dev/null 2>&1 &
        for try in 1 2 3 4 5 6 7 8 9; do [ "$(readlink /proc/$!/root)" = "$1" ] && break; sleep 0.1; done
        readlink /proc/$!/root; readlink /proc/$$/ns/*; echo; readlink /proc/$!/ns/*; kill $!
        """;

    /// <summary>Reads shells one and two, from shell host, and pod <c>demofiles</c>.</summary>
    /// <exception cref="PodLabException">One of them doesn't exist.</exception>
    public static async Task<HandMadeContainers> ReadAsync(Lab lab, CancellationToken cancellation)
    {
        var host = await lab.GetShellAsync("host", cancellation);
        var two = await lab.GetShellAsync("two", cancellation);
        var node = two.Node;
        var stage = $"/run/podlab-02-{await lab.DrawAsync("folder", 1000, 9999, cancellation)}";
        var note = $"note-{await lab.DrawAsync("note", 1000, 9999, cancellation)}";
        var php = new ExaminedPod(await lab.AnatomyAsync("demofiles", cancellation: cancellation), []).App.Pid;
        return new(
            stage,
            Changed(await RunAsync("sh", "-c", ChrootExperiment, "sh", $"{stage}/one/merged"), $"{stage}/one/merged"),
            Lines(await RunAsync("find", stage, "-name", note)),
            await RunAsync("stat", "-c", "%F", $"{stage}/one/upper/etc/passwd"),
            (await node.MountsAsync(php, cancellation)).Root?.Overlay,
            await ProcessRights.ReadAsync(node, two.Pid, cancellation),
            await ProcessRights.ReadAsync(node, php, cancellation),
            Lines(await RunAsync("sh", "-c", $"grep -ls ' / / .*{stage}/one/upper' /proc/[0-9]*/mountinfo")).Length);

        // In the mount namespace of shell host, which isn't the node's.
        async Task<string> RunAsync(params string[] argv) =>
            (await node.ExecuteAsync(["nsenter", "--target", $"{host.Pid}", "--mount", "--", .. argv], cancellation)).StandardOutput.Trim();
    }

    /// <summary>The number of paths at which shell host finds the file that shell one wrote.</summary>
    /// <exception cref="PodLabException">It doesn't: the cell that writes it hasn't run.</exception>
    public int TimesFound => FoundFiles.Count > 0 ? FoundFiles.Count
        : throw new PodLabException("Shell host doesn't find the file. Run the cell that has shell one write it, and those above it.");

    /// <summary>The folder that the file is stored in: the one that isn't the overlay itself.</summary>
    public string StoredIn => TimesFound == 1
        ? "merged"
        : FoundFiles.Select(path => path.Split('/')[^2]).First(folder => folder != "merged");

    /// <summary>The reason why questions about layers can't be answered; null if they can.</summary>
    public string? WhyNoLayers => PodRoot is null
        ? "This node's container runtime copies an image's files for each container. The roots aren't overlays and have no layers." : null;

    /// <summary>The types in which shell two's container and the pod's process are in different namespaces.</summary>
    public IReadOnlySet<NamespaceType> DifferentTypes =>
        Mine.Namespaces.Except(Its.Namespaces).Select(row => row.Type).ToHashSet();

    /// <summary>The number of capabilities that shell two's container has and the pod's process lacks.</summary>
    public int CapabilitiesMore => BitOperations.PopCount(Mine.Capabilities & ~Its.Capabilities);

    private static NamespaceType[] Changed(string output, string root)
    {
        var lines = output.Split('\n');
        var gap = Array.IndexOf(lines, "");
        return lines[0] != root || gap < 0
            ? throw new PodLabException($"{root} can't be the root of a process. Run the cell that mounts it, and those above it.")
            : [.. lines[(gap + 1)..].Except(lines[1..gap]).Select(TypeOf).OfType<NamespaceType>().Distinct()];
    }

    private static NamespaceType? TypeOf(string link) => NamespaceTypes.Find(link.Split(':')[0]);

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The isolation of a process: its capabilities and its Linux namespaces.</summary>
/// <param name="Capabilities">One bit per capability that it may use: <c>CapEff</c>.</param>
/// <param name="Namespaces">One row per type.</param>
internal sealed record ProcessRights(ulong Capabilities, IReadOnlyList<ProcessNamespace> Namespaces)
{
    /// <summary>Reads the isolation of a process.</summary>
    /// <exception cref="CommandFailedException">The process doesn't exist.</exception>
    public static async Task<ProcessRights> ReadAsync(ClusterNode node, int pid, CancellationToken cancellation)
    {
        var status = await node.StatusAsync(pid, cancellation);
        return new(
            Convert.ToUInt64(status.Single(field => field.Name == "CapEff").Value, 16),
            [.. await node.ProcessNamespacesAsync(pid, cancellation)]);
    }

    /// <summary>The number of capabilities that it may use.</summary>
    public int Count => BitOperations.PopCount(Capabilities);
}
