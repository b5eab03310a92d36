namespace PodLab.Commands;

/// <summary>A namespace's parent or owner, as far as the node lets it be seen.</summary>
/// <param name="Namespace">The namespace; null when there is none, when it may not be seen, or when nobody could say.</param>
/// <param name="Words">The same for people: its number, or why there is none.</param>
public sealed record NamespaceRelation(LinuxNamespace? Namespace, string Words)
{
    /// <summary>Only pid and user namespaces have parents.</summary>
    internal static NamespaceRelation NotNested { get; } = new(null, "—");

    /// <summary>The Linux kernel's first namespace of its type: nothing is above it.</summary>
    internal static NamespaceRelation First { get; } = new(null, "none (the machine's first)");

    /// <summary>There is one, and the Linux kernel does not tell it to those inside (ioctl_nsfs(2), EPERM).</summary>
    internal static NamespaceRelation Outside { get; } = new(null, "outside the node");

    internal static NamespaceRelation Unknown { get; } = new(null, "unknown");

    internal static NamespaceRelation Of(NamespaceType type, ulong inode) => new(new LinuxNamespace(type, inode), $"{new LinuxNamespace(type, inode)}");
}
