namespace PodLab.Rendering.Drawings;

/// <summary>A box in a drawing.</summary>
/// <param name="Role">Its role in the drawing.</param>
/// <param name="Blocks">Its content, from top to bottom.</param>
public sealed record Panel(Role Role, IReadOnlyList<Block> Blocks)
{
    /// <summary>Tags on its lower edge.</summary>
    public TagRow? Edge { get; init; }

    /// <summary>Whether its border is dashed.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Its name: the first words in it.</summary>
    internal string Name => Blocks.OfType<TextBlock>().FirstOrDefault()?.Text ?? "a box";

    /// <summary>Room for the ends of lines on its upper edge.</summary>
    internal double RoomAbove { get; init; }

    /// <summary>Room for the ends of lines on its lower edge.</summary>
    internal double RoomBelow { get; init; }
}
