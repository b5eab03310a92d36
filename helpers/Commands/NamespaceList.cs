using System.Globalization;
using PodLab.Nodes;

namespace PodLab.Commands;

/// <summary>Reads the output of <c>lsns</c> (<see href="https://man7.org/linux/man-pages/man8/lsns.8.html">lsns(8)</see>).</summary>
public static class NamespaceList
{
    private const string JsonSource = "lsns -J output";

    /// <summary>The rows of <c>lsns -J -o NS,TYPE,NPROCS,PID,USER,COMMAND</c>, in its order. Columns beyond these are skipped.</summary>
    /// <exception cref="ParseException">It is not JSON, or a field is missing or not of its form; the message names the place.</exception>
    public static IReadOnlyList<NamespaceRow> ParseJson(string output)
    {
        var rows = new List<NamespaceRow>();
        AddRows(rows, JsonOutput.Parse(JsonSource, output)["namespaces"]);
        return rows;
    }

    /// <summary>The rows of <c>lsns</c> without options, in its order. Columns are found by the header's words.</summary>
    /// <exception cref="ParseException">A line is not of that form; the message names line and column.</exception>
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

    private static void AddRows(List<NamespaceRow> rows, JsonField list)
    {
        foreach (var item in list.Items())
        {
            rows.Add(ParseItem(item));

            // lsns draws a tree when the process a namespace is listed under was started by one that another is listed under.
            if (item["children"] is { IsMissing: false } children)
            {
                AddRows(rows, children);
            }
        }
    }

    private static NamespaceRow ParseItem(JsonField item)
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

    // A user without a name is shown by its number, which is a number in the JSON of some releases.
    private static string UserOf(JsonField user) =>
        user.IsMissing ? "" : user.Value is { ValueKind: System.Text.Json.JsonValueKind.Number } ? user.Number<long>().ToString(CultureInfo.InvariantCulture) : user.Text();
}
