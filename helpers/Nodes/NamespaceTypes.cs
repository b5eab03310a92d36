namespace PodLab.Nodes;

/// <summary>The names of the <see cref="NamespaceType"/>s.</summary>
public static class NamespaceTypes
{
    /// <summary>All eight, in <c>/proc/PID/ns</c>'s order.</summary>
    public static IReadOnlyList<NamespaceType> All { get; } = Enum.GetValues<NamespaceType>();

    extension(NamespaceType type)
    {
        /// <summary>The name in <c>/proc/PID/ns</c> and in <c>lsns</c>: <c>mnt</c>, <c>pid</c>.</summary>
        public string ShortName => type.ToString().ToLowerInvariant();
    }

    /// <summary>The type of that short name, or null when there is none.</summary>
    /// <param name="shortName"><c>mnt</c>, <c>pid</c>, …, as the tools write them.</param>
    public static NamespaceType? Find(string shortName)
    {
        ArgumentNullException.ThrowIfNull(shortName);
        foreach (var type in All)
        {
            if (type.ShortName == shortName)
            {
                return type;
            }
        }

        return null;
    }
}
