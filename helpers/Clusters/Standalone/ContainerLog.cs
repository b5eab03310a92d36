namespace PodLab.Clusters.Standalone;

/// <summary>
/// The log files that the runtime writes. Each line is <c>TIME STREAM TAG TEXT</c>; with tag <c>P</c>, the line continues in the next one.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging architecture</see>.)
/// </summary>
internal static class ContainerLog
{
    private const int FieldsBeforeText = 3;

    /// <summary>The last lines, as the container wrote them.</summary>
    public static string Tail(IEnumerable<string> lines, int count)
    {
        var (text, partial) = (new Queue<string>(), "");
        foreach (var line in lines)
        {
            var fields = line.Split(' ', FieldsBeforeText + 1);
            if (fields.Length <= FieldsBeforeText)
            {
                // Not the runtime's format: shown as it is rather than dropped.
                fields = ["", "", "F", line];
            }

            partial += fields[FieldsBeforeText];
            if (fields[2] == "P")
            {
                continue;
            }

            text.Enqueue(partial);
            partial = "";
            if (text.Count > count)
            {
                text.Dequeue();
            }
        }

        return string.Join('\n', partial.Length > 0 ? text.Append(partial) : text);
    }

    /// <summary>The last lines of the newest run of a container; empty if it hasn't written any.</summary>
    public static string ReadTail(string logFolder, string container, int count) =>
        FindNewest(logFolder, container) is { } file ? Tail(ReadLines(file), count) : "";

    // File.ReadLines would also end a line at a lone carriage return. Those are the container's own: a progress bar is one line.
    private static IEnumerable<string> ReadLines(string file)
    {
        using var reader = new StreamReader(file);
        var line = new StringBuilder();
        var buffer = new char[4096];
        for (int count; (count = reader.Read(buffer)) > 0;)
        {
            var rest = buffer.AsMemory(0, count);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                yield return line.Append(rest[..end]).ToString();
                line.Clear();
            }

            line.Append(rest);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static string? FindNewest(string logFolder, string container)
    {
        // No container can ever have had a name that is a path.
        var folder = Path.Combine(logFolder, container);
        return ConfinedPath.IsName(container) && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.log").OrderByDescending(file => int.TryParse(Path.GetFileNameWithoutExtension(file), out var run) ? run : -1).FirstOrDefault()
            : null;
    }
}
