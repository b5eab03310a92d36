namespace PodLab.Nodes;

/// <summary>Sizes, ages and IDs in <c>crictl</c>'s format, so that you can compare a cell's table with a terminal.</summary>
internal static class RuntimeText
{
    private const int ShortIdLength = 13;
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>The beginning of an ID: <c>11ad1fdf3e59a</c>.</summary>
    public static string ShortId(string id)
    {
        var hash = id.StartsWith("sha256:", StringComparison.Ordinal) ? id["sha256:".Length..] : id;
        return hash.Length <= ShortIdLength ? hash : hash[..ShortIdLength];
    }

    /// <summary>An image as <c>crictl ps</c> shows it: its name, or the beginning of its ID if only that is given.</summary>
    public static string ImageName(string image) => image.StartsWith("sha256:", StringComparison.Ordinal) ? ShortId(image) : image;

    /// <summary>Three digits and a decimal unit: <c>42.8MB</c>.</summary>
    public static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        // The tool also prints 999.9 kB as "1e+03kB".
        return size.ToString("G3", CultureInfo.InvariantCulture).Replace('E', 'e') + Units[unit];
    }

    /// <summary>The time since an event, in words: <c>About a minute ago</c>.</summary>
    public static string Ago(TimeSpan age) => $"{Age(age)} ago";

    private static string Age(TimeSpan age)
    {
        var hours = (int)(age.TotalHours + 0.5);
        return age switch
        {
            { TotalSeconds: < 1 } => "Less than a second",
            { TotalSeconds: < 2 } => "1 second",
            { TotalSeconds: < 60 } => Count((int)age.TotalSeconds, "seconds"),
            { TotalMinutes: < 2 } => "About a minute",
            { TotalMinutes: < 60 } => Count((int)age.TotalMinutes, "minutes"),
            _ when hours == 1 => "About an hour",
            _ when hours < 48 => Count(hours, "hours"),
            _ when hours < 24 * 7 * 2 => Count(hours / 24, "days"),
            _ when hours < 24 * 30 * 2 => Count(hours / 24 / 7, "weeks"),
            _ when hours < 24 * 365 * 2 => Count(hours / 24 / 30, "months"),
            _ => Count((int)age.TotalHours / 24 / 365, "years"),
        };
    }

    private static string Count(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
}
