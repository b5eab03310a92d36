using PodLab.Nodes;
using PodLab.Rendering;

namespace PodLab.Anatomy;

/// <summary>
/// A pod taken apart: its containers, their processes, and the Linux namespaces of each, at one moment. Immutable: read the pod
/// again to see what has changed.
/// </summary>
public partial class PodAnatomy : Displayable
{
    /// <summary>The pod's name.</summary>
    public required string Name { get; init; }

    /// <summary>The pod's Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The pod's UID: a pod deleted and applied again has another.</summary>
    public required string Uid { get; init; }

    /// <summary>The node it runs on.</summary>
    public required string Node { get; init; }

    /// <summary>The pod's IP address; null while it has none.</summary>
    public required string? PodIP { get; init; }

    /// <summary>When the node was read.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The containers: pause first (where the runtime runs one), then as the manifest has them: init, app, ephemeral.</summary>
    public required IReadOnlyList<PodContainer> Containers { get; init; }

    /// <summary>The node's own namespace of each type (that of its first process); a type that could not be read is missing.</summary>
    public required IReadOnlyDictionary<NamespaceType, LinuxNamespace> NodeNamespaces { get; init; }

    /// <summary>
    /// How many of the node's processes are members of each namespace that a process of this pod is in: what <c>lsns</c> calls NPROCS.
    /// </summary>
    public required IReadOnlyDictionary<LinuxNamespace, int> ProcessCounts { get; init; }

    /// <summary>All processes of the pod, container by container.</summary>
    public IEnumerable<PodProcess> Processes => Containers.SelectMany(container => container.Processes);

    /// <summary>The summary as HTML: the pod, its containers with their processes and own namespaces, and what they share.</summary>
    public override string ToHtml() => AnatomySummary.ToHtml(this);

    /// <summary>The same summary as text, an indented outline.</summary>
    public override string ToString() => AnatomySummary.ToText(this);
}
