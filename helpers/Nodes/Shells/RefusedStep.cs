namespace PodLab.Nodes.Shells;

/// <summary>What a node didn't let a shell do. What depends on it can't be seen then, and that isn't the lesson's fault.</summary>
internal static class RefusedStep
{
    /// <summary>The move that was refused, and what to do: a sentence or two. Null when this lab's shells are where they were sent.</summary>
    public static string? OfMove { get; set; }

    /// <summary>The same of the last command of any shell; null when it wasn't refused.</summary>
    public static string? OfLastCommand { get; set; }
}
