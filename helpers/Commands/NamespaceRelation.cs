namespace PodLab.Commands;

/// <summary>A namespace's parent or owner, as far as the node reveals it.</summary>
/// <param name="Namespace">The namespace; null if there is none, it isn't visible, or it's unknown.</param>
/// <param name="Words">The same in words: its number, or why there is none.</param>
public sealed record NamespaceRelation(LinuxNamespace? Namespace, string Words)
{
    /// <summary>Only pid and user namespaces have parents.</summary>
    internal static NamespaceRelation NotNested { get; } = new(null, "—");

    /// <summary>The Linux kernel's first namespace of its type, with nothing above it.</summary>
    internal static NamespaceRelation First { get; } = new(null, "none (the machine's first)");

    /// <summary>There is one, but the Linux kernel doesn't reveal it to processes inside (ioctl_nsfs(2), EPERM).</summary>
    internal static NamespaceRelation Outside { get; } = new(null, "outside the node");

    internal static NamespaceRelation Unknown { get; } = new(null, "unknown");

    internal static NamespaceRelation Of(NamespaceType type, ulong inode) => new(new LinuxNamespace(type, inode), $"{new LinuxNamespace(type, inode)}");
}
