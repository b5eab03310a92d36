namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>What a container is told of its pod and node when it starts.</summary>
/// <param name="NodeName">The node's name.</param>
/// <param name="HostIP">The node's address.</param>
/// <param name="PodIP">The pod's address.</param>
/// <param name="VolumeFolder">Where the pod's volumes lie on the node.</param>
/// <param name="TargetId">The container whose processes an ephemeral container sees; null for any other.</param>
internal sealed record ContainerSurroundings(string NodeName, string? HostIP, string? PodIP, string VolumeFolder, string? TargetId);
