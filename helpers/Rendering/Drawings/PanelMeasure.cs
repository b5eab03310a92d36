namespace PodLab.Rendering.Drawings;

/// <summary>Measures the room that panels and blocks take. It caches heights, because every surrounding panel needs them.</summary>
internal sealed class PanelMeasure
{
    private readonly Dictionary<(Panel Panel, double Width), double> _heights = [];
    private readonly Dictionary<(LinkedPanels Block, double Width), Wiring> _wirings = [];

    public static double NaturalWidth(Panel panel) =>
        (2 * Spacing.Padding(panel.Role)) + panel.Blocks.Select(NaturalWidth).Append(0).Max();

    /// <summary>The height, including the tags on the lower edge. Half of each tag is outside the box.</summary>
    public double OuterHeight(Panel panel, double width)
    {
        if (!_heights.TryGetValue((panel, width), out var height))
        {
            height = ContentHeight(panel, width) + EdgeHeight(panel, width);
            _heights.Add((panel, width), height);
        }

        return height;
    }

    public static double InnerWidth(Panel panel, double width) => width - (2 * Spacing.Padding(panel.Role));

    public static double Overhang(Panel panel) => panel.Edge is null ? 0 : Spacing.TagHeight / 2;

    public double BlockHeight(Block block, double width) => block switch
    {
        TextBlock words => LineFitter.Fit(words.Text, Font.Of(words.Style), width, words.MaximumLines).Count * Font.Of(words.Style).LineHeight,
        TagRow row => TagLines.Height(row, width),
        PanelGrid grid => GridHeight(grid, width),
        LinkedPanels linked => LinkedHeight(linked, width),
        FoldedPanels => Font.Note.LineHeight,
        TileMap map => map.Height,
        BarList bars => bars.Height,
        SpanRow spans => spans.Height(width),
        _ => throw new NotSupportedException($"A drawing has no form for {block.GetType().Name}."),
    };

    /// <summary>The paths of the lines between these boxes.</summary>
    public Wiring WiringOf(LinkedPanels block, double width)
    {
        if (!_wirings.TryGetValue((block, width), out var wiring))
        {
            wiring = Wiring.Of(block, width);
            _wirings.Add((block, width), wiring);
        }

        return wiring;
    }

    /// <summary>The distance above a block: little between words, more elsewhere.</summary>
    public static double Gap(Block? above, Block block) => (above, block) switch
    {
        (null, _) => 0,
        (TextBlock, TextBlock) => Spacing.BetweenWords,
        (PanelGrid, PanelGrid) => Spacing.BetweenPanels,
        _ => Spacing.BetweenBlocks,
    };

    public double RowHeight(IEnumerable<Panel> row, double panelWidth) => row.Max(panel => OuterHeight(panel, panelWidth));

    public static double PanelWidth(PanelGrid grid, double width) =>
        grid.PanelWidth ?? (width - ((grid.Columns - 1) * Spacing.BetweenPanels)) / grid.Columns;

    private double ContentHeight(Panel panel, double width)
    {
        var inner = InnerWidth(panel, width);
        var height = (2 * Spacing.Padding(panel.Role)) + panel.RoomAbove + panel.RoomBelow;
        Block? above = null;
        foreach (var block in panel.Blocks)
        {
            height += Gap(above, block) + BlockHeight(block, inner);
            above = block;
        }

        return height;
    }

    private static double EdgeHeight(Panel panel, double width) =>
        panel.Edge is { } edge ? Spacing.BetweenBlocks + TagLines.Height(edge, InnerWidth(panel, width)) - Spacing.Padding(panel.Role) : 0;

    private static double NaturalWidth(Block block) => block switch
    {
        PanelGrid grid => GridWidth(grid),
        LinkedPanels linked => Wiring.NaturalWidth(linked),
        TileMap map => map.Width,
        _ => 0,
    };

    private static double GridWidth(PanelGrid grid)
    {
        var panelWidth = grid.PanelWidth ?? grid.Panels.Select(NaturalWidth).Append(0).Max();
        return (grid.Columns * panelWidth) + ((grid.Columns - 1) * Spacing.BetweenPanels);
    }

    private double GridHeight(PanelGrid grid, double width)
    {
        var rows = grid.Panels.Chunk(grid.Columns).Select(row => RowHeight(row, PanelWidth(grid, width))).ToList();
        return rows.Sum() + (Math.Max(0, rows.Count - 1) * Spacing.BetweenPanels);
    }

    private double LinkedHeight(LinkedPanels linked, double width)
    {
        var wiring = WiringOf(linked, width);
        return linked.Rows.Select((_, row) => RowHeight(wiring.Row(row), wiring.PanelWidth(row)) + wiring.GutterHeight(row)).Sum();
    }
}
