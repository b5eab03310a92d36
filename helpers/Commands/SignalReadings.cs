namespace PodLab;

/// <summary>The signals in a process's status.</summary>
public static class SignalReadings
{
    /// <summary>
    /// The signals in a mask of <c>/proc/PID/status</c>, by <c>kill</c>'s names: <c>status.Signals("SigCgt")</c> has those with a handler.
    /// Used in lesson 06.
    /// </summary>
    /// <param name="status">The result of <c>node.StatusAsync(pid)</c>.</param>
    /// <param name="field">The mask's name: <c>SigCgt</c>, <c>SigBlk</c>, <c>SigIgn</c>.</param>
    /// <exception cref="PodLabException">There is no such field.</exception>
    /// <exception cref="ParseException">The field isn't a mask of signals.</exception>
    public static IReadOnlyList<string> Signals(this IEnumerable<StatusField> status, string field) => SignalMask.Parse(
        status.FirstOrDefault(one => one.Name == field)?.Value ?? throw new PodLabException($"/proc/PID/status has no field {field}."));
}
