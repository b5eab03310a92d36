namespace PodLab.Commands;

/// <summary>
/// Reads <c>/proc/PID/status</c> (<see href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</see>).
/// </summary>
public static class ProcStatus
{
    private const string Source = "/proc/PID/status";

    /// <summary>The fields in the file's order.</summary>
    /// <exception cref="ParseException">A line doesn't have the form <c>Name: value</c>.</exception>
    public static IReadOnlyList<StatusField> Parse(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fields = new List<StatusField>();
        var number = 0;
        foreach (var line in content.AsSpan().EnumerateOutputLines())
        {
            number++;
            var colon = line.IndexOf(':');
            if (colon < 1)
            {
                throw new ParseException(Source, number, null, line.ToString(), "a field, Name: value");
            }

            fields.Add(new StatusField(line[..colon].ToString(), line[(colon + 1)..].Trim().ToString()));
        }

        return fields.Count > 0 ? fields : throw new ParseException(Source, 1, null, "", "a field, Name: value");
    }

    /// <summary>The values of <c>NSpid</c>: the PID in each pid namespace, from the reader's inward.</summary>
    /// <exception cref="ParseException">It contains something other than numbers.</exception>
    public static IReadOnlyList<int> ParsePids(ReadOnlySpan<char> value, string source = Source, int? line = null)
    {
        var pids = new List<int>(2);
        foreach (var range in value.SplitAny('\t', ' '))
        {
            var word = value[range];
            if (!word.IsEmpty)
            {
                pids.Add(int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                    ? pid
                    : throw new ParseException(source, line, "field NSpid", word.ToString(), "a number"));
            }
        }

        return pids.Count > 0 ? pids : throw new ParseException(source, line, "field NSpid", "", "a number");
    }
}
