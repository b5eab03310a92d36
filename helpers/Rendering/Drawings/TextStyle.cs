namespace PodLab.Rendering.Drawings;

/// <summary>How words look in a drawing.</summary>
public enum TextStyle
{
    /// <summary>The name of a box.</summary>
    Title,

    /// <summary>What is said about it.</summary>
    Note,

    /// <summary>A command line, a number: in letters of one width.</summary>
    Code,

    /// <summary>A remark, or the sign that leads to one.</summary>
    Mark,
}
