using System.Globalization;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The most memory that a process has held so far: <c>VmHWM</c> of <c>/proc/PID/status</c> (proc_pid_status(5)).</summary>
internal static class PeakMemory
{
    /// <summary>The peak in bytes; 0 where there is no such process, or no <c>/proc</c>.</summary>
    public static long Of(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
