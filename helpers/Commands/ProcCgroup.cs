namespace PodLab.Commands;

/// <summary>Reads <c>/proc/PID/cgroup</c> (<see href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</see>).</summary>
public static class ProcCgroup
{
    private const string Source = "/proc/PID/cgroup";

    /// <summary>The memberships in the file's order: one line per hierarchy.</summary>
    /// <exception cref="ParseException">A line doesn't have the form <c>number:controllers:path</c>.</exception>
    public static IReadOnlyList<CgroupMembership> Parse(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var memberships = new List<CgroupMembership>();
        var number = 0;
        foreach (var line in content.AsSpan().EnumerateOutputLines())
        {
            memberships.Add(ParseLine(line.ToString(), ++number));
        }

        return memberships;
    }

    private static CgroupMembership ParseLine(string line, int number)
    {
        // The path comes last and may contain colons.
        var parts = line.Split(':', 3);
        if (parts.Length < 3)
        {
            throw new ParseException(Source, number, null, line, "number:controllers:path");
        }

        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hierarchy)
            ? new CgroupMembership(hierarchy, parts[1], parts[2])
            : throw new ParseException(Source, number, "hierarchy", parts[0], "a number");
    }
}
