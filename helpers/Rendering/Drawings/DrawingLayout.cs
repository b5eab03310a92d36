namespace PodLab.Rendering.Drawings;

/// <summary>Everything of a drawing at its place. Boxes are in painting order: a box comes after the one that it lies in.</summary>
internal sealed class DrawingLayout
{
    private readonly List<PlacedBox> _boxes = [];
    private readonly List<PlacedText> _texts = [];

    public required double Width { get; init; }

    public double Height { get; private set; }

    public IReadOnlyList<PlacedBox> Boxes => _boxes;

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

    public void Add(PlacedText text) => _texts.Add(text);
}
