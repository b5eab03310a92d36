namespace PodLab.Nodes;

/// <summary>The names of the <see cref="NamespaceType"/>s.</summary>
public static class NamespaceTypes
{
    private static readonly string[] ShortNames = Array.ConvertAll(Enum.GetNames<NamespaceType>(), name => name.ToLowerInvariant());

    /// <summary>All eight, in <c>/proc/PID/ns</c>'s order.</summary>
    public static IReadOnlyList<NamespaceType> All { get; } = Enum.GetValues<NamespaceType>();

    extension(NamespaceType type)
    {
        /// <summary>The name in <c>/proc/PID/ns</c> and in <c>lsns</c>: <c>mnt</c>, <c>pid</c>.</summary>
        public string ShortName => ShortNames[(int)type];
    }

    /// <summary>The type with that short name; null if there is none.</summary>
    /// <param name="shortName"><c>mnt</c>, <c>pid</c>, …, as the tools write them.</param>
    public static NamespaceType? Find(ReadOnlySpan<char> shortName) => shortName switch
    {
        "cgroup" => NamespaceType.Cgroup,
        "ipc" => NamespaceType.Ipc,
        "mnt" => NamespaceType.Mnt,
        "net" => NamespaceType.Net,
        "pid" => NamespaceType.Pid,
        "time" => NamespaceType.Time,
        "user" => NamespaceType.User,
        "uts" => NamespaceType.Uts,
        _ => null,
    };
}
