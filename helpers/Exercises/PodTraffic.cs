using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>Subjects about the traffic between two pods and their node. Each is a small experiment, repeated for each answer.</summary>
internal static class PodTraffic
{
    /// <summary>The program got a page.</summary>
    public const string Page = "a page";

    /// <summary>Nothing is listening there, and the Linux kernel refused the connection.</summary>
    public const string Refused = "refused";

    /// <summary>No answer came.</summary>
    public const string Nothing = "nothing";

    private const int BytesToSend = 10_000;

    // bash opens the connection. The words after the script are data, not part of it.
    private const string Connect = """exec 3<>"/dev/tcp/$0/$1" """;

    private const string Send = """
        exec 3<>"/dev/tcp/$0/$1" || exit
        { printf 'POST /exercise HTTP/1.0\r\nContent-Length: %s\r\n\r\n' "$2"; head -c "$2" /dev/zero; } >&3
        head -n 1 <&3
        """;

    /// <summary>The traffic at an end on the node while one pod sent a lot to another; null if that end isn't known.</summary>
    /// <param name="from">The sending pod.</param>
    /// <param name="to">The pod whose web server receives it.</param>
    /// <param name="port">The port of that server.</param>
    public static Subject<LinkGrowth?> Sending(string from, string to, int port) => async (lab, cancellation) =>
    {
        var node = await lab.NodeOfAsync(from, cancellation: cancellation);
        var (process, address) = (await ProcessOfAsync(lab, from, cancellation), await AddressOfAsync(lab, to, cancellation));
        var before = await node.NetworkAsync(cancellation);
        await node.ChangeAsync([.. In(process), "timeout", "9", "bash", "-c", Send, address, $"{port}", $"{BytesToSend}"], cancellation);
        var after = await node.NetworkAsync(cancellation);
        return after.FindPeer(after.OfPod(from), "eth0") is { } end
            ? before.Diff(after).FirstOrDefault(growth => growth.Namespace.IsNode && growth.After.Index == end.Link.Index)
            : null;
    };

    /// <summary>The result of a program's request to a port: <see cref="Page"/>, <see cref="Refused"/> or <see cref="Nothing"/>.</summary>
    /// <param name="from">The pod that the request comes from; null for the other pod's node.</param>
    /// <param name="to">The pod whose address is used; null for 127.0.0.1.</param>
    /// <param name="port">The port.</param>
    public static Subject<string> Asking(string? from, string? to, int port) => async (lab, cancellation) =>
    {
        var node = await lab.NodeOfAsync(from ?? to!, cancellation: cancellation);
        var process = from is null ? 1 : await ProcessOfAsync(lab, from, cancellation);
        var address = to is null ? "127.0.0.1" : await AddressOfAsync(lab, to, cancellation);
        var tried = await node.ExecuteAsync([.. In(process), "timeout", "3", "bash", "-c", Connect, address, $"{port}"], cancellation);
        return tried.ExitCode == 0 ? Page : tried.StandardError.Contains(Refused, StringComparison.Ordinal) ? Refused : Nothing;
    };

    /// <summary>The address on which a program in a pod listens for connections to a port; empty if none does.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="port">The port.</param>
    public static Subject<string> Listening(string pod, int port) => async (lab, cancellation) =>
    {
        var node = await lab.NodeOfAsync(pod, cancellation: cancellation);
        var listed = await node.ExecuteAsync([.. In(await ProcessOfAsync(lab, pod, cancellation)), "ss", "-4Hltn"], cancellation);
        return AddressOfSocket(listed.EnsureSuccess().StandardOutput, port);
    };

    /// <summary>The local address of the socket with that port in the output of <c>ss -Hltn</c>; empty if there is none.</summary>
    public static string AddressOfSocket(string sockets, int port) => sockets.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 3 && words[3].EndsWith($":{port}", StringComparison.Ordinal))
        .Select(words => words[3][..words[3].LastIndexOf(':')]).FirstOrDefault("");

    /// <summary>The words that, before a command of the node, run it in a process's network namespace.</summary>
    public static string[] In(int process) => ["nsenter", "-t", $"{process}", "-n"];

    private static async Task<int> ProcessOfAsync(Lab lab, string pod, CancellationToken cancellation) =>
        (await lab.AnatomyAsync(pod, cancellation: cancellation)).Container("demox").FirstProcess?.Pid
        ?? throw new PodLabException($"The container demox of pod {pod} has no process. Run the cell that applies the pod again.");

    private static async Task<string> AddressOfAsync(Lab lab, string pod, CancellationToken cancellation) =>
        (await lab.PodsAsync(cancellation: cancellation)).FirstOrDefault(row => row.Metadata.Name == pod)?.Status.PodIP
        ?? throw new PodLabException($"Pod {pod} doesn't exist, or it has no address yet. Run the cell that applies it.");
}
