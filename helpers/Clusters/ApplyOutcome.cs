namespace PodLab.Clusters;

/// <summary>What applying an object did, in kubectl's words.</summary>
public enum ApplyOutcome
{
    /// <summary>There was none before.</summary>
    Created,

    /// <summary>There was one, and it has changed.</summary>
    Configured,

    /// <summary>There was one, and it was so already.</summary>
    Unchanged,
}
