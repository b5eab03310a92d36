namespace PodLab.Commands;

/// <summary>Reads the output of <c>lsns</c> (<see href="https://man7.org/linux/man-pages/man8/lsns.8.html">lsns(8)</see>).</summary>
public static class NamespaceList
{
    private const string JsonSource = "lsns -J output";

    /// <summary>The rows of <c>lsns -J -o NS,TYPE,NPROCS,PID,USER,COMMAND</c>, in its order. Columns beyond these are skipped.</summary>
    /// <exception cref="ParseException">It isn't JSON, or a field is missing or malformed; the message names the place.</exception>
    public static IReadOnlyList<NamespaceRow> ParseJson(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return [.. ItemsOf(output).Select(ParseItem)];
    }

    /// <summary>The rows of <c>lsns</c> without options, in its order. Columns are found by the header's words.</summary>
    /// <exception cref="ParseException">A line is malformed; the message names line and column.</exception>
    public static IReadOnlyList<NamespaceRow> ParseTable(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var rows = new List<NamespaceRow>();
        NamespaceTableHeader? header = null;
        var number = 0;
        foreach (var line in output.AsSpan().EnumerateOutputLines())
        {
            number++;
            if (header is null)
            {
                header = NamespaceTableHeader.Parse(line.ToString());
            }
            else if (!line.IsWhiteSpace())
            {
                rows.Add(header.ParseRow(line, number));
            }
        }

        return header is null ? throw NamespaceTableHeader.Missing("") : rows;
    }

    /// <summary>The entries of lsns's JSON, including those drawn below others.</summary>
    internal static IEnumerable<JsonField> ItemsOf(string output) => Flatten(JsonOutput.Parse(JsonSource, output)["namespaces"]);

    // lsns draws a tree if the process that a namespace is listed under was started by the process of another namespace.
    private static IEnumerable<JsonField> Flatten(JsonField list) => list.Items().SelectMany(
        item => item["children"] is { IsMissing: false } children ? Flatten(children).Prepend(item) : [item]);

    internal static NamespaceRow ParseItem(JsonField item)
    {
        var type = NamespaceTypes.Find(item["type"].Text()) ?? throw item["type"].Unexpected("a type of Linux namespace (mnt, net, …)");
        var pid = item["pid"].NumberOrNull<int>();
        return new NamespaceRow(
            new LinuxNamespace(type, item["ns"].Number<ulong>()),
            item["nprocs"].Number<int>(),
            pid is > 0 ? pid : null,
            UserOf(item["user"]),
            item["command"].TextOrNull() ?? "");
    }

    // A user without a name is shown as a number, which is a JSON number in some releases.
    private static string UserOf(JsonField user) =>
        user.IsMissing ? "" : user.Value is { ValueKind: System.Text.Json.JsonValueKind.Number } ? user.Number<long>().ToString(CultureInfo.InvariantCulture) : user.Text();
}
