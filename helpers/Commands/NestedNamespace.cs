namespace PodLab.Commands;

/// <summary>
/// A namespace with its parent and owner. Pid and user namespaces nest in a parent. Every namespace is owned by the user namespace in which it was
/// created
/// (<see href="https://man7.org/linux/man-pages/man2/ioctl_nsfs.2.html">ioctl_nsfs(2)</see>).
/// </summary>
/// <param name="Row">The namespace, as <c>lsns</c> lists it.</param>
/// <param name="Parent">The namespace that it's nested in: <c>lsns</c>'s column PNS.</param>
/// <param name="Owner">The user namespace whose capabilities count in it: <c>lsns</c>'s column ONS.</param>
public sealed record NestedNamespace(NamespaceRow Row, NamespaceRelation Parent, NamespaceRelation Owner);
