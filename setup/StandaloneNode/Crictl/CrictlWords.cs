using System.Globalization;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>How <c>crictl</c> writes IDs, ages, sizes and states.</summary>
internal static class CrictlWords
{
    private const int ShortId = 13;

    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static string Id(string id)
    {
        var bare = id.StartsWith("sha256:", StringComparison.Ordinal) ? id["sha256:".Length..] : id;
        return bare.Length <= ShortId ? bare : bare[..ShortId];
    }

    public static string Age(TimeSpan age)
    {
        var (seconds, minutes, hours) = ((int)age.TotalSeconds, (int)age.TotalMinutes, (int)(age.TotalHours + 0.5));
        return seconds < 1 ? "Less than a second ago"
            : seconds == 1 ? "1 second ago"
            : seconds < 60 ? Of(seconds, "seconds")
            : minutes == 1 ? "About a minute ago"
            : minutes < 60 ? Of(minutes, "minutes")
            : hours == 1 ? "About an hour ago"
            : hours < 48 ? Of(hours, "hours")
            : Of(hours / 24, "days");
    }

    /// <summary>Three significant digits in powers of 1000.</summary>
    public static string Size(ulong bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        return size.ToString("G3", CultureInfo.InvariantCulture) + Units[unit];
    }

    private static string Of(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what} ago");
}
