namespace PodLab.Rendering.Drawings;

/// <summary>Content of a <see cref="Panel"/>. Blocks are placed one below the other.</summary>
public abstract record Block;
