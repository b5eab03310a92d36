namespace PodLab.Rendering.Drawings;

/// <summary>
/// The colours of a tone: the ground of a box and of a tag, the border, the ink. Ink on its ground has a contrast of 7:1 or more.
/// </summary>
internal sealed record Palette(string Ground, string TagGround, string Border, string Ink)
{
    public static Palette Of(Tone tone) => tone switch
    {
        Tone.Grey => new("#f3f4f6", "#e3e6ea", "#8b95a1", "#323a44"),
        Tone.Blue => new("#eaf2fb", "#d2e4f7", "#2f6fb3", "#123a63"),
        Tone.Green => new("#ffffff", "#dff3e8", "#2a8262", "#0c4331"),
        Tone.Cream => new("#fff8e6", "#fdeec4", "#c39a3b", "#43330a"),
        Tone.Amber => new("#fff1dc", "#ffe3bd", "#b45309", "#6b2d02"),
        _ => new("#ffffff", "#ffffff", "#c9ced6", "#323a44"),
    };
}
