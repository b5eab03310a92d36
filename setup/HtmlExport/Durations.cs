using System.Globalization;

namespace PodLab.Setup.HtmlExport;

/// <summary>Durations as people write them.</summary>
internal static class Durations
{
    /// <summary>12 ms, 0.31 s, 4.2 s, 2 min 05 s.</summary>
    public static string Words(TimeSpan duration)
    {
        FormattableString words = duration.TotalSeconds switch
        {
            < 0.0995 => $"{duration.TotalMilliseconds:0} ms",
            < 0.995 => $"{duration.TotalSeconds:0.00} s",
            < 59.95 => $"{duration.TotalSeconds:0.0} s",
            _ => $"{(int)duration.TotalMinutes} min {duration.Seconds:00} s",
        };
        return FormattableString.Invariant(words);
    }
}
