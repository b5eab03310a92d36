using PodLab.Anatomy;

namespace PodLab;

/// <summary>A container in a manifest, and the owners of the Linux namespaces that its first process would be in.</summary>
/// <param name="Container">Its name; <c>pause</c> for the one that most container runtimes add.</param>
/// <param name="Role">Its purpose.</param>
/// <param name="Image">Its image; empty for pause.</param>
/// <param name="Owners">The owner of the Linux namespace of each type; unknown if the manifest doesn't decide it.</param>
public sealed record PlannedMemberships(string Container, ContainerRole Role, string Image, IReadOnlyDictionary<NamespaceType, NamespaceOwnership> Owners);
