namespace PodLab.Rendering.Drawings;

/// <summary>The distances in a drawing, in pixels.</summary>
internal static class Spacing
{
    public const double BetweenBlocks = 10;
    public const double BetweenWords = 2;
    public const double BetweenPanels = 16;
    public const double BetweenTags = 8;
    public const double TagPadding = 9;
    public const double TagHeight = 42;
    public const double LeastWidth = 520;

    /// <summary>The distance between a panel's content and its border.</summary>
    public static double Padding(Role role) => role switch
    {
        Role.Part => 13,
        Role.Inner => 9,
        Role.Paper => 14,
        _ => 18,
    };
}
