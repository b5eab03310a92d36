namespace PodLab.Commands;

/// <summary>
/// Reads the output of <see cref="NodeSnapshotReader"/>'s script. First comes the PID of the script's shell, then one line per namespace link
/// (<c>/proc/1087/ns/net net:[4026532822]</c>). Then comes one line per process with its <c>NSpid</c> (<c>/proc/1087/status:NSpid: 1087 1</c>),
/// and last the table of ps. Lines that only the Linux kernel writes come before those with command lines.
/// </summary>
internal static class NodeSnapshotOutput
{
    private const string Source = "node snapshot";
    private const string ProcFolder = "/proc/";
    private const string NamespaceFolder = "/ns/";
    private const string StatusField = "/status:NSpid:";

    /// <summary>The processes, sorted by PID, without the reader and the processes that it started.</summary>
    /// <exception cref="ParseException">The output is malformed; the message names the line.</exception>
    public static IReadOnlyList<ProcessDetail> Parse(string output)
    {
        var found = new ProcReadings();
        var reader = 0;
        var (number, position) = (0, 0);
        foreach (var line in output.AsSpan().EnumerateOutputLines())
        {
            number++;
            if (number == 1)
            {
                reader = Number(line, number, "the reader's PID");
            }
            else if (line.StartsWith(ProcFolder))
            {
                ReadProcLine(line, number, found);
            }
            else
            {
                var processes = ProcessList.Parse(output.AsSpan(position), number, Source);
                return Join(WithoutReader(processes, reader), found);
            }

            position = output.IndexOf('\n', position) is >= 0 and var end ? end + 1 : output.Length;
        }

        throw new ParseException(Source, number + 1, null, "", "the table of ps");
    }

    private static void ReadProcLine(ReadOnlySpan<char> line, int number, ProcReadings found)
    {
        var rest = line[ProcFolder.Length..];
        var slash = Math.Max(rest.IndexOf('/'), 0);
        var pid = Number(rest[..slash], number, "a PID");
        rest = rest[slash..];
        if (rest.StartsWith(StatusField))
        {
            found.Pids[pid] = ProcStatus.ParsePids(rest[StatusField.Length..], Source, number);
        }
        else if (rest.StartsWith(NamespaceFolder))
        {
            ReadLink(rest[NamespaceFolder.Length..], number, found.NamespacesOf(pid));
        }
        else
        {
            throw new ParseException(Source, number, null, line.ToString(), "a namespace link or a status field");
        }
    }

    private static void ReadLink(ReadOnlySpan<char> link, int number, NamespaceSet namespaces)
    {
        var target = link;
        var type = NamespaceTypes.Find(target.NextWord());
        target = target.Trim(' ');

        // pid_for_children and time_for_children aren't memberships. A link without a target couldn't be read: unknown.
        if (type is not null && !target.IsEmpty)
        {
            namespaces.Add(ProcNamespaces.FindNamespace(target)
                ?? throw new ParseException(Source, number, null, target.ToString(), "a namespace such as net:[4026532822]"));
        }
    }

    // A process in ps's list without status has ended. A process with status but without namespaces can't be read.
    private static List<ProcessDetail> Join(IEnumerable<NodeProcess> processes, ProcReadings found) =>
        [.. processes.Where(process => found.Pids.ContainsKey(process.Pid)).OrderBy(process => process.Pid)
            .Select(process => new ProcessDetail(process, found.NamespacesOf(process.Pid), found.Pids[process.Pid]))];

    private static List<NodeProcess> WithoutReader(IReadOnlyList<NodeProcess> processes, int reader)
    {
        // It has few descendants, and they aren't nested deeply. So one pass per generation is quicker than building a tree of all processes.
        var own = new HashSet<int> { reader };
        int known;
        do
        {
            known = own.Count;
            own.UnionWith(processes.Where(process => own.Contains(process.ParentPid)).Select(process => process.Pid).ToArray());
        }
        while (own.Count > known);

        return [.. processes.Where(process => !own.Contains(process.Pid))];
    }

    private static int Number(ReadOnlySpan<char> text, int line, string expected) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ParseException(Source, line, null, text.ToString(), expected);
}
