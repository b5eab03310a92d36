namespace PodLab.Rendering.Drawings;

/// <summary>
/// The paths of the lines between boxes: the ends along the boxes' edges, and a lane for each line in the gutters between the rows.
/// </summary>
internal sealed class Wiring
{
    public const double LaneHeight = 28;
    public const double Overhang = Spacing.TagHeight / 2;
    private const double Margin = 6;
    private const double LeastPanelWidth = 200;

    private readonly LinkedPanels _block;
    private readonly double _width;
    private readonly List<Plug> _plugs = [];
    private readonly List<Wire> _wires = [];

    private Wiring(LinkedPanels block, double width)
    {
        (_block, _width) = (block, width);
        foreach (var link in block.Links)
        {
            var (from, to) = (PlaceOf(link.From), PlaceOf(link.To));
            if (Math.Abs(from.Row - to.Row) > 1)
            {
                throw new ArgumentException($"A link joins boxes of one row or of neighboring rows. This one doesn't: {link.Words}", nameof(block));
            }

            var wire = new Wire(
                link, new(link.From, from.Row, from.Column, from.Row <= to.Row), new(link.To, to.Row, to.Column, to.Row <= from.Row));
            _wires.Add(wire);
            _plugs.AddRange([wire.From, wire.To]);
        }
    }

    public IReadOnlyList<Plug> Plugs => _plugs;

    public IReadOnlyList<Wire> Wires => _wires;

    public static double NaturalWidth(LinkedPanels block)
    {
        var wiring = new Wiring(block, 0);
        return block.Rows.Select((row, r) => row.Count * (row.Select((panel, c) => wiring.NaturalWidth(panel, r, c)).Max() + Spacing.BetweenPanels))
            .Append(Spacing.BetweenPanels).Max() - Spacing.BetweenPanels;
    }

    /// <summary>The wiring of boxes with this total width.</summary>
    public static Wiring Of(LinkedPanels block, double width)
    {
        var wiring = new Wiring(block, width);
        wiring.PlacePlugs(isBelow: false);
        wiring.PlacePlugs(isBelow: true);
        wiring.AssignLanes();
        return wiring;
    }

    public double PanelWidth(int row) => (_width - ((_block.Rows[row].Count - 1) * Spacing.BetweenPanels)) / _block.Rows[row].Count;

    public double PanelLeft(int row, int column) => column * (PanelWidth(row) + Spacing.BetweenPanels);

    /// <summary>The boxes of a row, with room for the ends on their edges.</summary>
    public IEnumerable<Panel> Row(int row) => _block.Rows[row].Select((panel, column) => panel with
    {
        Blocks = panel.Edge is { } edge ? [.. panel.Blocks, edge] : panel.Blocks,
        Edge = null,
        RoomAbove = At(row, column, isBelow: false).Any() ? Overhang : 0,
        RoomBelow = At(row, column, isBelow: true).Any() ? Overhang : 0,
    });

    /// <summary>The height of the gutter below a row.</summary>
    public double GutterHeight(int row)
    {
        var lanes = _wires.Where(wire => wire.Gutter == row).Select(wire => wire.Lane + 1).Append(0).Max();
        var isLast = row == _block.Rows.Count - 1;
        var below = isLast ? 0 : _plugs.Any(plug => plug.Row == row + 1 && !plug.IsBelow) ? Overhang + Margin : Spacing.BetweenPanels;
        return lanes == 0 ? below : Overhang + Margin + (lanes * LaneHeight) + below;
    }

    /// <summary>The distance of a lane below the row's boxes.</summary>
    public static double LaneOffset(int lane) => Overhang + Margin + ((lane + 0.5) * LaneHeight);

    /// <summary>The middle of a line's label.</summary>
    public double LabelCenter(Wire wire)
    {
        var half = wire.LabelWidth / 2;
        return Math.Clamp((wire.From.Center + wire.To.Center) / 2, half, Math.Max(half, _width - half));
    }

    private static bool Holds(Panel outer, Panel panel) => ReferenceEquals(outer, panel) || outer.Blocks.Any(block => block switch
    {
        PanelGrid grid => grid.Panels.Any(inner => Holds(inner, panel)),
        LinkedPanels linked => linked.Rows.Any(row => row.Any(inner => Holds(inner, panel))),
        _ => false,
    });

    private (int Row, int Column) PlaceOf(LinkEnd end)
    {
        for (var row = 0; row < _block.Rows.Count; row++)
        {
            for (var column = 0; column < _block.Rows[row].Count; column++)
            {
                if (Holds(_block.Rows[row][column], end.Panel))
                {
                    return (row, column);
                }
            }
        }

        throw new ArgumentException($"A link ends at a box that isn't in these rows: {end.Words}");
    }

    private IEnumerable<Plug> At(int row, int column, bool isBelow) =>
        _plugs.Where(plug => plug.Row == row && plug.Column == column && plug.IsBelow == isBelow);

    private double NaturalWidth(Panel panel, int row, int column) => new[] { true, false }
        .Select(isBelow => At(row, column, isBelow).Sum(plug => plug.Width + Spacing.BetweenTags) + (2 * Spacing.Padding(panel.Role)))
        .Append(PanelMeasure.NaturalWidth(panel)).Append(LeastPanelWidth).Max();

    private void PlacePlugs(bool isBelow)
    {
        foreach (var edge in _plugs.Where(plug => plug.IsBelow == isBelow).GroupBy(plug => (plug.Row, plug.Column)))
        {
            var (row, column) = edge.Key;
            var padding = Spacing.Padding(_block.Rows[row][column].Role);
            var left = PanelLeft(row, column) + padding;
            var room = PanelWidth(row) - (2 * padding);
            var sorted = edge.OrderBy(OtherCenter).ToList();
            var wishes = sorted.Select((plug, i) => (plug, isBelow ? OtherCenter(plug) : left + (room * (i + 0.5) / sorted.Count)));
            Spread([.. wishes], left, left + room);
        }
    }

    // The line's target: the other end, if it already has its place, or else the middle of its box.
    private double OtherCenter(Plug plug)
    {
        var wire = _wires.First(wire => wire.From == plug || wire.To == plug);
        var other = wire.From == plug ? wire.To : wire.From;
        return other.Left > 0 ? other.Center : PanelLeft(other.Row, other.Column) + (PanelWidth(other.Row) / 2);
    }

    // Puts each as near as possible to its line's target, without touching its neighbors. They're narrower if there are too many.
    private static void Spread(IReadOnlyList<(Plug Plug, double Wish)> plugs, double left, double right)
    {
        var room = right - left - ((plugs.Count - 1) * Spacing.BetweenTags);
        var scale = Math.Min(1, room / plugs.Sum(entry => entry.Plug.Width));
        var next = left;
        foreach (var (plug, wish) in plugs)
        {
            plug.Width *= scale;
            plug.Left = Math.Max(next, wish - (plug.Width / 2));
            next = plug.Left + plug.Width + Spacing.BetweenTags;
        }

        foreach (var (plug, _) in plugs.Reverse())
        {
            plug.Left = Math.Min(plug.Left, right - plug.Width);
            right = plug.Left - Spacing.BetweenTags;
        }
    }

    // Lines side by side share a lane. Lines that would run into each other or into a label get their own lanes.
    private void AssignLanes()
    {
        foreach (var gutter in _wires.GroupBy(wire => wire.Gutter))
        {
            var ends = new double[_wires.Count];
            foreach (var (wire, (left, right)) in gutter.Select(wire => (wire, Extent(wire))).OrderBy(entry => entry.Item2.Left))
            {
                wire.Lane = Array.FindIndex(ends, end => end <= Math.Max(0, left));
                ends[wire.Lane] = right;
            }
        }
    }

    private (double Left, double Right) Extent(Wire wire)
    {
        var (center, half) = (LabelCenter(wire), wire.LabelWidth / 2);
        var (left, right) = (Math.Min(wire.From.Center, wire.To.Center), Math.Max(wire.From.Center, wire.To.Center));
        return (Math.Min(center - half, left) - Margin, Math.Max(center + half, right) + Margin);
    }
}
