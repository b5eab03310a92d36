namespace PodLab.Nodes;

/// <summary>The state of a container, with the CRI's numbers (<c>ContainerState</c> in its api.proto).</summary>
public enum RuntimeContainerState
{
    /// <summary>Created, but not started.</summary>
    Created = 0,

    /// <summary>Its first process is running.</summary>
    Running = 1,

    /// <summary>Its first process has ended.</summary>
    Exited = 2,

    /// <summary>Unknown to the runtime.</summary>
    Unknown = 3,
}
