namespace PodLab.Rendering.Drawings;

/// <summary>The look of words in a drawing.</summary>
public enum TextStyle
{
    /// <summary>The name of a box.</summary>
    Title,

    /// <summary>Words about a box.</summary>
    Note,

    /// <summary>A command line or a number, in letters of one width.</summary>
    Code,

    /// <summary>A remark, or the sign that refers to one.</summary>
    Mark,
}
