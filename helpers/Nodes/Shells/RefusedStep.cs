namespace PodLab.Nodes.Shells;

/// <summary>The last step of the lesson that a node refused. What depends on the step can't be seen then, and that isn't the lesson's fault.</summary>
internal static class RefusedStep
{
    /// <summary>What was refused, and what to do: a sentence or two. Null when this lab's nodes have refused nothing.</summary>
    public static string? Sentence { get; set; }
}
