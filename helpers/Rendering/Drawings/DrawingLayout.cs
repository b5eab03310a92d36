namespace PodLab.Rendering.Drawings;

/// <summary>A box with its place.</summary>
internal sealed record PlacedBox(double X, double Y, double Width, double Height, double Radius, Role Role, bool IsDashed, bool IsTag)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>Whether lines go behind it: the tags at their ends, and the background of their labels.</summary>
    public bool IsOverLines { get; init; }
}

/// <summary>A line of text with its place: left end and baseline. <paramref name="Room"/> is its maximum width.</summary>
internal sealed record PlacedText(double X, double Baseline, double Room, string Text, string Full, Font Font, Role Role);

/// <summary>A line between two boxes: its corners, from end to end.</summary>
internal sealed record PlacedLine(IReadOnlyList<(double X, double Y)> Points, Role Role, bool IsDashed, string Title, string Description);

/// <summary>All parts of a drawing with their places. Boxes are in painting order: a box comes after the one that contains it.</summary>
internal sealed class DrawingLayout
{
    private readonly List<PlacedBox> _boxes = [];
    private readonly List<PlacedLine> _lines = [];
    private readonly List<PlacedText> _texts = [];

    public required double Width { get; init; }

    public double Height { get; private set; }

    public IReadOnlyList<PlacedBox> Boxes => _boxes;

    public IReadOnlyList<PlacedLine> Lines => _lines;

    public IReadOnlyList<PlacedText> Texts => _texts;

    public static DrawingLayout Of(Panel root)
    {
        var layout = new DrawingLayout { Width = Math.Max(Spacing.LeastWidth, PanelMeasure.NaturalWidth(root)) };
        var measure = new PanelMeasure();
        layout.Height = measure.OuterHeight(root, layout.Width);
        new PanelPlacer(layout, measure).Place(root, 0, 0, layout.Width, layout.Height);
        return layout;
    }

    public void Add(PlacedBox box) => _boxes.Add(box);

    public void Add(PlacedLine line) => _lines.Add(line);

    public void Add(PlacedText text) => _texts.Add(text);
}
