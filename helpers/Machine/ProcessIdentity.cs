namespace PodLab.Machine;

/// <summary>Distinguishes processes by their start time, even if a PID is reused.</summary>
internal static class ProcessIdentity
{
    // Counted from the state, the first field after the name. In /proc/PID/stat, starttime is field 22 and the state is field 3 (proc_pid_stat(5)).
    private const int StartTimeAfterName = 19;

    /// <summary>The start of a process in clock ticks since boot, or null if there is no such process, or only its zombie.</summary>
    public static ulong? FindStartTicks(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The name is in parentheses and may contain anything, even parentheses, so fields are counted from the last one.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : ulong.Parse(fields[StartTimeAfterName], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The name of a process's program, at most 15 characters of it, or null if there is no such process.</summary>
    public static string? FindName(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The children of a process, by PID, from all of its threads (proc_tid_children(5)).</summary>
    public static IReadOnlyList<int> ChildrenOf(int pid)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{pid}/task").SelectMany(ChildrenOfThread)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static IEnumerable<int> ChildrenOfThread(string thread)
    {
        try
        {
            var children = File.ReadAllText(Path.Combine(thread, "children"));
            return children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // That thread just ended. The process's other threads have its children.
            return [];
        }
    }
}
