namespace PodLab.Rendering.Drawings;

/// <summary>A font in SVG, named by its kind, because a picture can't include a font.</summary>
internal sealed record Font(double Size, bool IsBold = false, bool IsMonospace = false)
{
    public static Font Title { get; } = new(15, IsBold: true);

    public static Font Note { get; } = new(12);

    public static Font Mark { get; } = new(12, IsBold: true);

    public static Font Code { get; } = new(13, IsMonospace: true);

    public static Font TagName { get; } = new(13, IsBold: true);

    public static Font TagDetail { get; } = new(12, IsMonospace: true);

    public double LineHeight => Math.Ceiling(Size * 1.4);

    public static Font Of(TextStyle style) => style switch
    {
        TextStyle.Title => Title,
        TextStyle.Code => Code,
        TextStyle.Mark => Mark,
        _ => Note,
    };
}
