namespace PodLab.Rendering.Drawings;

/// <summary>Something that stands in a <see cref="Panel"/>; blocks stand one below the other.</summary>
public abstract record Block;
