namespace PodLab.Clusters;

/// <summary>The result of applying an object, in kubectl's words.</summary>
public enum ApplyOutcome
{
    /// <summary>The object didn't exist before.</summary>
    Created,

    /// <summary>The object existed and was changed.</summary>
    Configured,

    /// <summary>The object existed and was already as the manifest says.</summary>
    Unchanged,
}
