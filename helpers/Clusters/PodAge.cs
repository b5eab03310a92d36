namespace PodLab.Clusters;

/// <summary>
/// The time since an event, in kubectl's format: <c>23s</c>, <c>2m3s</c>, <c>5h</c>. The steps are those of
/// <see href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/duration/duration.go">HumanDuration</see>.
/// </summary>
internal static class PodAge
{
    private const string Unknown = "<unknown>";
    private const string Invalid = "<invalid>";

    public static string Since(DateTime? time, DateTimeOffset now) =>
        time is { } then ? Of(now.UtcDateTime - then.ToUniversalTime()) : Unknown;

    public static string Of(TimeSpan age)
    {
        var (seconds, minutes, hours) = ((long)age.TotalSeconds, (long)age.TotalMinutes, (long)age.TotalHours);
        var days = hours / 24;
        return age switch
        {
            _ when seconds < -1 => Invalid,
            _ when seconds < 0 => "0s",
            _ when seconds < 2 * 60 => One(seconds, "s"),
            _ when minutes < 10 => Two(minutes, "m", seconds % 60, "s"),
            _ when minutes < 3 * 60 => One(minutes, "m"),
            _ when hours < 8 => Two(hours, "h", minutes % 60, "m"),
            _ when hours < 2 * 24 => One(hours, "h"),
            _ when days < 8 => Two(days, "d", hours % 24, "h"),
            _ when days < 2 * 365 => One(days, "d"),
            _ when days < 8 * 365 => Two(days / 365, "y", days % 365, "d"),
            _ => One(days / 365, "y"),
        };
    }

    private static string One(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");

    private static string Two(long count, string unit, long rest, string restUnit) =>
        rest == 0 ? One(count, unit) : One(count, unit) + One(rest, restUnit);
}
