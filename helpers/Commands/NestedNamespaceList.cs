namespace PodLab.Commands;

/// <summary>Reads the output of <c>lsns</c> with the columns PNS and ONS (util-linux 2.38 and later).</summary>
internal static class NestedNamespaceList
{
    public const string Columns = "NS,TYPE,NPROCS,PID,PNS,ONS,USER,COMMAND";

    // The Linux kernel numbers its first namespaces itself (PROC_USER_INIT_INO and PROC_PID_INIT_INO of its proc_ns.h).
    private static readonly LinuxNamespace[] FirstOfMachine = [new(NamespaceType.User, 0xEFFFFFFD), new(NamespaceType.Pid, 0xEFFFFFFC)];

    /// <summary>The rows of <c>lsns -J -o NS,TYPE,NPROCS,PID,PNS,ONS,USER,COMMAND</c>, in its order.</summary>
    /// <exception cref="ParseException">It isn't JSON, or a field is missing or malformed; the message names the place.</exception>
    public static IReadOnlyList<NestedNamespace> ParseJson(string output) => [.. NamespaceList.ItemsOf(output).Select(ParseItem)];

    /// <summary>Rows from an <c>lsns</c> that doesn't show parents and owners.</summary>
    public static IReadOnlyList<NestedNamespace> WithoutKin(IEnumerable<NamespaceRow> rows) =>
        [.. rows.Select(row => new NestedNamespace(row, Nests(row.Namespace) ? NamespaceRelation.Unknown : NamespaceRelation.NotNested, NamespaceRelation.Unknown))];

    private static NestedNamespace ParseItem(JsonField item)
    {
        var row = NamespaceList.ParseItem(item);
        var parent = Nests(row.Namespace) ? Kin(row.Namespace, row.Namespace.Type, item["pns"].Number<ulong>()) : NamespaceRelation.NotNested;
        return new NestedNamespace(row, parent, Kin(row.Namespace, NamespaceType.User, item["ons"].Number<ulong>()));
    }

    // lsns writes 0 if the Linux kernel didn't reveal it. Above the first namespace there is nothing; above others there is one that isn't visible.
    private static NamespaceRelation Kin(LinuxNamespace of, NamespaceType type, ulong inode) =>
        inode != 0 ? NamespaceRelation.Of(type, inode)
        : FirstOfMachine.Contains(of) && of.Type == type ? NamespaceRelation.First
        : NamespaceRelation.Outside;

    private static bool Nests(LinuxNamespace ns) => ns.Type is NamespaceType.Pid or NamespaceType.User;
}
