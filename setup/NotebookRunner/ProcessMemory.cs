namespace PodLab.Setup.NotebookRunner;

/// <summary>The memory of a process, from <c>/proc/PID/status</c> (proc_pid_status(5)), in bytes; 0 without such a process, or without
/// <c>/proc</c>.</summary>
internal static class ProcessMemory
{
    /// <summary>Its peak so far: <c>VmHWM</c>.</summary>
    public static long Peak(int pid) => Read(pid, "VmHWM:");

    /// <summary>Its current value: <c>VmRSS</c>.</summary>
    public static long Resident(int pid) => Read(pid, "VmRSS:");

    private static long Read(int pid, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
