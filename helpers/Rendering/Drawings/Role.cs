namespace PodLab.Rendering.Drawings;

/// <summary>
/// The role of a box, a tag or a line in its drawing. Its color comes from a <see cref="Theme"/>. Color is never the only sign: words and symbols
/// say the same.
/// </summary>
public enum Role
{
    /// <summary>The paper: no border.</summary>
    Paper,

    /// <summary>Surroundings.</summary>
    Surroundings,

    /// <summary>The subject.</summary>
    Subject,

    /// <summary>A part of the subject.</summary>
    Part,

    /// <summary>The innermost things.</summary>
    Inner,

    /// <summary>Something to notice.</summary>
    Notice,
}
