namespace PodLab.Rendering.Drawings;

/// <summary>Places boxes in rows, and the lines between them.</summary>
internal sealed class LinkPlacer(DrawingLayout layout, PanelMeasure measure, PanelPlacer panels)
{
    private readonly List<(double Top, double Bottom)> _rows = [];

    public void Place(LinkedPanels block, double x, double y, double width)
    {
        var wiring = measure.WiringOf(block, width);
        for (var row = 0; row < block.Rows.Count; row++)
        {
            var height = measure.RowHeight(wiring.Row(row), wiring.PanelWidth(row));
            foreach (var (panel, column) in wiring.Row(row).Select((panel, column) => (panel, column)))
            {
                panels.Place(panel, x + wiring.PanelLeft(row, column), y, wiring.PanelWidth(row), height);
            }

            _rows.Add((y, y + height));
            y += height + wiring.GutterHeight(row);
        }

        foreach (var wire in wiring.Wires)
        {
            PlaceLine(wire, x);
            PlaceLabel(wire, x + wiring.LabelCenter(wire));
            PlacePlug(wire, wire.From, x);
            PlacePlug(wire, wire.To, x);
        }
    }

    private void PlaceLine(Wire wire, double x)
    {
        var lane = LaneOf(wire);
        var (from, to) = (x + wire.From.Center, x + wire.To.Center);
        (double, double)[] points = Math.Abs(from - to) < 1
            ? [(from, OuterEdge(wire.From)), (from, OuterEdge(wire.To))]
            : [(from, OuterEdge(wire.From)), (from, lane), (to, lane), (to, OuterEdge(wire.To))];
        Add(wire.Link, points);
    }

    private void PlaceLabel(Wire wire, double center)
    {
        if (wire.LabelWidth == 0)
        {
            return;
        }

        const double height = 20;
        var (left, top) = (center - (wire.LabelWidth / 2), LaneOf(wire) - (height / 2));
        var ground = new PlacedBox(left, top, wire.LabelWidth, height, height / 2, wire.Link.Role, IsDashed: false, IsTag: true);
        layout.Add(ground with { IsOverLines = true });
        var room = wire.LabelWidth - (2 * Wire.LabelPadding);
        foreach (var text in LineFitter.Fit(wire.Link.Label, Font.Note, room, 1))
        {
            layout.Add(new PlacedText(left + Wire.LabelPadding, top + 14, room, text, wire.Link.Label, Font.Note, wire.Link.Role));
        }
    }

    private void PlacePlug(Wire wire, Plug plug, double x)
    {
        var top = plug.IsBelow ? _rows[plug.Row].Bottom - Wiring.Overhang : _rows[plug.Row].Top - Wiring.Overhang;
        if (plug.IsBelow && panels.FindBox(plug.End.Panel) is { } box && IsFree(x + plug.Center, box, top))
        {
            Add(wire.Link, [(x + plug.Center, box.Bottom), (x + plug.Center, top)]);
        }

        panels.PlaceTag(plug.End.Tag, x + plug.Left, top, plug.Width, isOverLines: true);
    }

    // Joins an end to the inner box that it belongs to, if nothing is in between.
    private bool IsFree(double x, PlacedBox box, double bottom) => box.Bottom < bottom && x > box.X && x < box.Right
        && layout.Boxes.All(other => other.Y < box.Bottom || other.Y >= bottom || other.X > x || other.Right < x)
        && layout.Texts.All(text =>
            text.Baseline < box.Bottom || text.Baseline - text.Font.Size > bottom || text.X > x || text.X + text.Room < x);

    private double OuterEdge(Plug plug) => plug.IsBelow ? _rows[plug.Row].Bottom + Wiring.Overhang : _rows[plug.Row].Top - Wiring.Overhang;

    private double LaneOf(Wire wire) => _rows[wire.Gutter].Bottom + Wiring.LaneOffset(wire.Lane);

    private void Add(Link link, IReadOnlyList<(double X, double Y)> points) => layout.Add(new PlacedLine(
        points, link.Role, link.IsDashed, link.Label.Length > 0 ? link.Label : $"{link.From.Panel.Name} – {link.To.Panel.Name}",
        link.Words));
}
