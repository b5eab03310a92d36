using PodLab.Nodes;

namespace PodLab.Anatomy;

/// <summary>A process's membership in its Linux namespace of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Namespace">The namespace; null when the node did not permit reading it.</param>
/// <param name="Ownership">Whose it is, seen from the pod.</param>
public sealed record NamespaceMembership(NamespaceType Type, LinuxNamespace? Namespace, NamespaceOwnership Ownership);
