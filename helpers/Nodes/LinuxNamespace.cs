namespace PodLab.Nodes;

/// <summary>One Linux namespace, identified as in the Linux kernel: by its type and inode number on nsfs.</summary>
/// <param name="Type">The type.</param>
/// <param name="Inode">The inode number, unique on a machine as long as the namespace exists.</param>
public readonly record struct LinuxNamespace(NamespaceType Type, ulong Inode)
{
    /// <summary>The target of the link <c>/proc/PID/ns/TYPE</c>: <c>net:[4026532822]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type.ShortName}:[{Inode}]");
}
