namespace PodLab.Nodes;

/// <summary>The state of a container, with the CRI's numbers (<c>ContainerState</c> in its api.proto).</summary>
public enum RuntimeContainerState
{
    /// <summary>Made, not started.</summary>
    Created = 0,

    /// <summary>Its first process runs.</summary>
    Running = 1,

    /// <summary>Its first process has ended.</summary>
    Exited = 2,

    /// <summary>The runtime does not know.</summary>
    Unknown = 3,
}
