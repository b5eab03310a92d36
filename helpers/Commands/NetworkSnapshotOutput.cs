namespace PodLab.Commands;

/// <summary>
/// Reads the output of <see cref="NetworkSnapshotReader"/>'s script. First comes one line per file that keeps a network namespace
/// (<c>file net:[4026532760] mnt:[4026532690] /run/netns/orange</c>). Then each network namespace has a line (<c>namespace net:[4026532760]</c>),
/// followed by ip's JSON, one line each after <c>links</c>, <c>routes</c> and <c>ids</c>, or by ip's error. The processes come last, as
/// <see cref="NodeSnapshotOutput"/> reads them.
/// </summary>
internal static class NetworkSnapshotOutput
{
    /// <summary>The line between the network namespaces and the processes.</summary>
    public const string EndOfNetwork = "processes";

    private const string Source = "network snapshot";

    /// <summary>The namespaces by number, and the processes.</summary>
    /// <exception cref="ParseException">The output is malformed; the message names the line.</exception>
    public static NetworkSnapshot Parse(string node, string output, DateTimeOffset takenAt)
    {
        var files = new List<(LinuxNamespace Of, NamespaceFile File)>();
        var sections = new List<(LinuxNamespace Namespace, List<string> Lines)>();
        var (number, position) = (0, 0);
        foreach (var found in output.AsSpan().EnumerateOutputLines())
        {
            var line = found.ToString();
            number++;
            position = output.IndexOf('\n', position) is >= 0 and var end ? end + 1 : output.Length;
            if (line == EndOfNetwork)
            {
                var unentered = files.Select(file => file.Of).Except(sections.Select(section => section.Namespace)).ToList();
                sections.AddRange(unentered.Select(ns => (ns, (List<string>)["it could not be entered"])));
                var namespaces = sections.Select(section => Reading(section.Namespace, section.Lines, files))
                    .OrderBy(reading => reading.Namespace.Inode);
                return new(new NodeSnapshot(node, NodeSnapshotOutput.Parse(output[position..]), takenAt), [.. namespaces]);
            }

            if (line.Split(' ') is ["file", var kept, var mount, var path] && sections.Count == 0)
            {
                files.Add((Namespace(kept, number), new NamespaceFile(ProcMountInfo.Unescape(path), Namespace(mount, number))));
            }
            else if (line.Split(' ') is ["namespace", var ns])
            {
                sections.Add((Namespace(ns, number), []));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Lines.Add(line);
            }
            else
            {
                throw new ParseException(Source, number, null, line, "a network namespace");
            }
        }

        throw new ParseException(Source, number + 1, null, "", $"the line {EndOfNetwork}");
    }

    private static NetworkNamespaceReading Reading(
        LinuxNamespace ns, List<string> lines, List<(LinuxNamespace Of, NamespaceFile File)> files)
    {
        NamespaceFile[] own = [.. files.Where(file => file.Of == ns).Select(file => file.File)];
        var (links, routes, ids) = (Find("links "), Find("routes "), Find("ids "));

        // ip prints nothing when it fails. It may also print nothing if there are no routes or names.
        return string.IsNullOrEmpty(links)
            ? new(ns, own, [], [], new Dictionary<int, LinuxNamespace>(), Complaint(lines))
            : new(ns, own, NetworkLinkList.Parse(links), NetworkRouteList.Parse(routes ?? ""), PeersById(ids ?? ""), null);

        string? Find(string label) => lines.Find(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
    }

    private static string Complaint(List<string> lines) =>
        string.Join(' ', lines.Where(line => line.Trim() is not ("" or "links" or "routes" or "ids"))) is { Length: > 0 } said
            ? said
            : "ip printed nothing";

    private static Dictionary<int, LinuxNamespace> PeersById(string output)
    {
        var peers = new Dictionary<int, LinuxNamespace>();
        foreach (var item in output.Length == 0 ? [] : JsonOutput.Parse("ip netns list output", output).Items())
        {
            if (item["id"].NumberOrNull<int>() is { } id)
            {
                peers[id] = new LinuxNamespace(NamespaceType.Net, item["name"].Number<ulong>());
            }
        }

        return peers;
    }

    private static LinuxNamespace Namespace(string text, int line) =>
        ProcNamespaces.FindNamespace(text) ?? throw new ParseException(Source, line, null, text, "a namespace such as net:[4026532822]");
}
