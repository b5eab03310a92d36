namespace PodLab.Commands;

/// <summary>All processes of a node with all their namespaces, read in one command for a consistent picture.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Processes">The processes, sorted by PID. Those that ended while being read, and the reader itself, are left out.</param>
/// <param name="TakenAt">When the reading ended.</param>
public sealed record NodeSnapshot(string Node, IReadOnlyList<ProcessDetail> Processes, DateTimeOffset TakenAt);
