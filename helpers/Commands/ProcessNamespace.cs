namespace PodLab.Commands;

/// <summary>A link in <c>/proc/PID/ns</c>: the Linux namespace of one type that the process is a member of.</summary>
/// <param name="Type">The type.</param>
/// <param name="Namespace">The namespace; null if the node didn't permit reading the link, or the process has ended.</param>
public sealed record ProcessNamespace(NamespaceType Type, LinuxNamespace? Namespace);
