namespace PodLab.Rendering.Drawings;

/// <summary>The colour of a box or a tag. Colour never stands alone: words and symbols say the same.</summary>
public enum Tone
{
    /// <summary>The paper: no border.</summary>
    Paper,

    /// <summary>Surroundings.</summary>
    Grey,

    /// <summary>The subject.</summary>
    Blue,

    /// <summary>A part of the subject.</summary>
    Green,

    /// <summary>The innermost things.</summary>
    Cream,

    /// <summary>Something to notice.</summary>
    Amber,
}
