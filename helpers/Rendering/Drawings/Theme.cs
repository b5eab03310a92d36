namespace PodLab.Rendering.Drawings;

/// <summary>
/// The colors of a role: the background of a box and of a tag, the border, and the ink. Ink on its background has a contrast of at least
/// 7:1, and a border on the paper at least 3:1.
/// </summary>
internal sealed record Palette(string Ground, string TagGround, string Border, string Ink);

/// <summary>A palette for each role: one for light pages, one for dark ones.</summary>
public sealed class Theme
{
    private readonly Func<Role, Palette> _palettes;

    private Theme(Func<Role, Palette> palettes) => _palettes = palettes;

    /// <summary>For light pages, and for pages of unknown color: notebooks, GitHub.</summary>
    public static Theme Light { get; } = new(role => role switch
    {
        Role.Surroundings => new("#f3f4f6", "#e3e6ea", "#7f8995", "#323a44"),
        Role.Subject => new("#eaf2fb", "#d2e4f7", "#2f6fb3", "#123a63"),
        Role.Part => new("#ffffff", "#dff3e8", "#2a8262", "#0c4331"),
        Role.Inner => new("#fff8e6", "#fdeec4", "#a57f26", "#43330a"),
        Role.Notice => new("#fff1dc", "#ffe3bd", "#b45309", "#6b2d02"),
        _ => new("#ffffff", "#ffffff", "#c9ced6", "#323a44"),
    });

    /// <summary>For dark pages.</summary>
    public static Theme Dark { get; } = new(role => role switch
    {
        Role.Surroundings => new("#22272e", "#30363f", "#7d8794", "#dde3ea"),
        Role.Subject => new("#16283c", "#1d3a58", "#5b9bdd", "#d3e6fa"),
        Role.Part => new("#1a1f24", "#143a2c", "#4fb38d", "#cdeedd"),
        Role.Inner => new("#2c2616", "#40361a", "#b8943f", "#f6e6b8"),
        Role.Notice => new("#3a2610", "#513312", "#e0913c", "#ffe1bd"),
        _ => new("#1b1f24", "#1b1f24", "#3d444d", "#dde3ea"),
    });

    internal Palette Of(Role role) => _palettes(role);
}
