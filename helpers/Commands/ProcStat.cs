namespace PodLab.Commands;

/// <summary>Reads <c>/proc/PID/stat</c> (<see href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</see>).</summary>
public static class ProcStat
{
    private const string Source = "/proc/PID/stat";

    // USER_HZ, the unit in which the Linux kernel reports times to programs: 100 on every architecture that containers run on.
    private const long TicksPerSecond = 100;

    // The manual numbers the fields from 1. The first two come before the words after the name.
    private const int State = 3;
    private const int UserTime = 14;
    private const int SystemTime = 15;
    private const int StartTime = 22;

    /// <summary>The process.</summary>
    /// <exception cref="ParseException">The content is malformed; the message names the field.</exception>
    public static ProcessStat Parse(string content)
    {
        ArgumentNullException.ThrowIfNull(content);

        // A process chooses its name, which may contain anything, including brackets and line breaks.
        var (open, close) = (content.IndexOf('(', StringComparison.Ordinal), content.LastIndexOf(')'));
        if (open < 0 || close < open)
        {
            throw new ParseException(Source, 1, null, content, "a PID, a name in brackets, and numbers");
        }

        var words = content[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var state = Field(State);
        return new(
            (int)Number(content[..open].Trim(), 1),
            content[(open + 1)..close],
            state.Length == 1 ? state[0] : throw new ParseException(Source, 1, $"field {State}", state, "one letter"),
            Time(UserTime) + Time(SystemTime),
            Time(StartTime));

        TimeSpan Time(int field) => TimeSpan.FromSeconds((double)Number(Field(field), field) / TicksPerSecond);

        string Field(int field) => words.ElementAtOrDefault(field - State) ?? throw new ParseException(Source, 1, $"field {field}", "", "a value");
    }

    private static long Number(string word, int field) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new ParseException(Source, 1, $"field {field}", word, "a number");
}
