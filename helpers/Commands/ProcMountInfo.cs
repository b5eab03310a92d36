namespace PodLab.Commands;

/// <summary>
/// Reads <c>/proc/PID/mountinfo</c>
/// (<see href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</see>).
/// </summary>
public static class ProcMountInfo
{
    private const string Source = "/proc/PID/mountinfo";
    private const string Form = "ID parent major:minor root mount-point options [optional fields] - type source super-options";
    private const int FieldsBefore = 6;
    private const int FieldsAfter = 3;
    private const int EscapeLength = 4;

    /// <summary>The mounts in the file's order: a mount that hides another comes after it.</summary>
    /// <exception cref="ParseException">A line is malformed; the message names line and field.</exception>
    public static IReadOnlyList<Mount> Parse(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var mounts = new List<Mount>();
        foreach (var line in content.AsSpan().EnumerateOutputLines())
        {
            mounts.Add(ParseLine(line.ToString(), mounts.Count + 1));
        }

        return mounts;
    }

    /// <summary>A path with its octal escapes resolved: <c>\040</c> is a blank, and the bytes of a UTF-8 sequence become one letter.</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (EscapedByte(text.AsSpan(i)) is { } escaped)
            {
                bytes.Add(escaped);
                i += EscapeLength;
            }
            else
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte? EscapedByte(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && text is ['\\', >= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..]
            ? (byte)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) | (text[3] - '0'))
            : null;

    private static Mount ParseLine(string line, int number)
    {
        // The optional fields end with a single dash. No earlier field can be one: paths begin with a slash, or with a type as in "net:[…]".
        var fields = line.Split(' ');
        var dash = Array.IndexOf(fields, "-", Math.Min(FieldsBefore, fields.Length));
        if (dash < 0 || fields.Length < dash + 1 + FieldsAfter)
        {
            throw new ParseException(Source, number, null, line, Form);
        }

        return new Mount(
            Number(fields[0], "ID"),
            Number(fields[1], "parent"),
            fields[2].Contains(':', StringComparison.Ordinal)
                ? fields[2]
                : throw new ParseException(Source, number, "device", fields[2], "major:minor"),
            Unescape(fields[3]),
            Unescape(fields[4]),
            fields[5].Split(','),
            fields[FieldsBefore..dash],
            fields[dash + 1],
            Unescape(fields[dash + 2]),
            fields[dash + 3].Split(','));

        int Number(string text, string field) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ParseException(Source, number, field, text, "a number");
    }
}
