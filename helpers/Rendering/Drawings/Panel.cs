namespace PodLab.Rendering.Drawings;

/// <summary>A box in a drawing.</summary>
/// <param name="Tone">Its colour.</param>
/// <param name="Blocks">What stands in it, from top to bottom.</param>
public sealed record Panel(Tone Tone, IReadOnlyList<Block> Blocks)
{
    /// <summary>Tags that sit on its lower edge.</summary>
    public TagRow? Edge { get; init; }

    /// <summary>Whether its border is dashed.</summary>
    public bool IsDashed { get; init; }
}
