namespace PodLab;

/// <summary>The signals in a process's status.</summary>
public static class SignalReadings
{
    /// <summary>
    /// The signals of a mask in <c>/proc/PID/status</c>, as <c>kill</c> names them: <c>status.Signals("SigCgt")</c> are those that the process has a
    /// handler for. Used in lesson 06.
    /// </summary>
    /// <param name="status">What <c>node.StatusAsync(pid)</c> returned.</param>
    /// <param name="field">The mask's name: <c>SigCgt</c>, <c>SigBlk</c>, <c>SigIgn</c>.</param>
    /// <exception cref="PodLabException">There is no such field.</exception>
    /// <exception cref="ParseException">The field isn't a mask of signals.</exception>
    public static IReadOnlyList<string> Signals(this IEnumerable<StatusField> status, string field) => SignalMask.Parse(
        status.FirstOrDefault(one => one.Name == field)?.Value ?? throw new PodLabException($"/proc/PID/status has no field {field}."));
}
