namespace PodLab.Commands;

/// <summary>
/// Reads <c>/proc/PID/ns</c> (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>).
/// </summary>
public static class ProcNamespaces
{
    private const string Source = "/proc/PID/ns";
    private const string Arrow = " -> ";

    /// <summary>
    /// The namespaces that the process is a member of, in the types' order. The input is <c>ls -l /proc/PID/ns</c>, or only the links' targets, one
    /// per line. The links <c>pid_for_children</c> and <c>time_for_children</c> aren't memberships and are left out.
    /// </summary>
    /// <exception cref="ParseException">A line is neither.</exception>
    public static IReadOnlyList<ProcessNamespace> Parse(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var found = new SortedDictionary<NamespaceType, ProcessNamespace>();
        var number = 0;
        foreach (var line in output.AsSpan().EnumerateOutputLines())
        {
            number++;
            if (!line.StartsWith("total ") && !line.IsWhiteSpace() && ParseLine(line, number) is { } membership)
            {
                found[membership.Type] = membership;
            }
        }

        return [.. found.Values];
    }

    /// <summary>The namespace that a link's target names: <c>net:[4026532822]</c>; null if it's malformed.</summary>
    internal static LinuxNamespace? FindNamespace(ReadOnlySpan<char> target)
    {
        var open = target.IndexOf(":[");
        return open > 0 && target[^1] == ']' && NamespaceTypes.Find(target[..open]) is { } type
            && ulong.TryParse(target[(open + 2)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var inode)
            ? new LinuxNamespace(type, inode)
            : null;
    }

    private static ProcessNamespace? ParseLine(ReadOnlySpan<char> line, int number)
    {
        var arrow = line.IndexOf(Arrow);
        if (arrow < 0)
        {
            return WithoutArrow(line, number);
        }

        var name = line[(line[..arrow].LastIndexOf(' ') + 1)..arrow];
        var target = line[(arrow + Arrow.Length)..];
        return NamespaceTypes.Find(name) is not { } type
            ? null
            : new ProcessNamespace(type, FindNamespace(target) ?? throw Unexpected(target.ToString(), number));
    }

    private static ProcessNamespace? WithoutArrow(ReadOnlySpan<char> line, int number)
    {
        if (FindNamespace(line) is { } namespaceFound)
        {
            return new ProcessNamespace(namespaceFound.Type, namespaceFound);
        }

        // If ls can't read a link's target, it shows the link without it.
        return line.StartsWith("l")
            ? NamespaceTypes.Find(line[(line.LastIndexOf(' ') + 1)..]) is { } type ? new ProcessNamespace(type, null) : null
            : throw Unexpected(line.ToString(), number);
    }

    private static ParseException Unexpected(string found, int line) => new(Source, line, null, found, "a namespace such as net:[4026532822]");
}
