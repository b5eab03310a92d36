namespace PodLab.Commands;

/// <summary>Reads the output of <c>ps -eo pid,ppid,cmd</c> (<see href="https://man7.org/linux/man-pages/man1/ps.1.html">ps(1)</see>).</summary>
public static class ProcessList
{
    private const string Source = "ps output";

    /// <summary>The processes in the order of the output.</summary>
    /// <param name="output">All of ps's output, including its header.</param>
    /// <exception cref="ParseException">A line is malformed; the message names line and column.</exception>
    public static IReadOnlyList<NodeProcess> Parse(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Parse(output, 1, Source);
    }

    internal static IReadOnlyList<NodeProcess> Parse(ReadOnlySpan<char> output, int firstLine, string source)
    {
        var processes = new List<NodeProcess>();
        var number = firstLine - 1;
        foreach (var line in output.EnumerateOutputLines())
        {
            if (++number == firstLine)
            {
                CheckHeader(line, number, source);
            }
            else if (!line.IsWhiteSpace())
            {
                processes.Add(ParseRow(line, number, source));
            }
        }

        return number >= firstLine ? processes : throw new ParseException(source, firstLine, null, "", "the header PID PPID CMD");
    }

    private static void CheckHeader(ReadOnlySpan<char> line, int number, string source)
    {
        // ps calls the same column CMD or COMMAND (format "args").
        var rest = line;
        if (rest.NextWord() is not "PID" || rest.NextWord() is not "PPID" || rest.NextWord() is not ("CMD" or "COMMAND"))
        {
            throw new ParseException(source, number, null, line.ToString(), "the header PID PPID CMD");
        }
    }

    private static NodeProcess ParseRow(ReadOnlySpan<char> line, int number, string source)
    {
        var rest = line;
        var pid = Number(rest.NextWord(), "PID");
        var parent = Number(rest.NextWord(), "PPID");
        return new NodeProcess(pid, parent, rest.Length > 0 ? rest[1..].ToString() : "");

        int Number(ReadOnlySpan<char> word, string column) =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new ParseException(source, number, $"column {column}", word.ToString(), "a number");
    }
}
