namespace PodLab.Commands;

/// <summary>
/// The signals in a mask of <c>/proc/PID/status</c>: <c>SigCgt</c> has those with a handler, <c>SigBlk</c> those that are blocked. One bit per
/// signal, the lowest for signal 1. (<see href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</see>.)
/// </summary>
public static class SignalMask
{
    // As on x86, ARM and most others.
    private static readonly string[] _names =
    [
        "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT",
        "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    ];

    /// <summary>
    /// The signals by <c>kill</c>'s names, <c>INT</c> for signal 2, in numeric order; a signal without a name is shown as its number.
    /// </summary>
    /// <exception cref="ParseException">It isn't a hexadecimal number.</exception>
    public static IReadOnlyList<string> Parse(string mask) =>
        ulong.TryParse(mask, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? [.. Enumerable.Range(1, 64).Where(signal => (bits >> (signal - 1) & 1) == 1).Select(NameOf)]
            : throw new ParseException("/proc/PID/status", 1, "a mask of signals", mask ?? "", "a hexadecimal number");

    /// <summary>The number of a signal that is given as <c>INT</c>, <c>SIGINT</c> or <c>2</c>; null if there is none.</summary>
    internal static int? FindNumber(string signal)
    {
        var name = signal.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? signal[3..] : signal;
        var index = Array.FindIndex(_names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index + 1 : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 64 ? number : null;
    }

    internal static string NameOf(int signal) => signal <= _names.Length ? _names[signal - 1] : signal.ToString(CultureInfo.InvariantCulture);
}
