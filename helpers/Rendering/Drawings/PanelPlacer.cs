using PodLab.Rendering.Charts;

namespace PodLab.Rendering.Drawings;

/// <summary>Places panels and their content.</summary>
internal sealed class PanelPlacer(DrawingLayout layout, PanelMeasure measure)
{
    private readonly Dictionary<Panel, PlacedBox> _boxes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The place of a panel; null if it wasn't placed.</summary>
    public PlacedBox? FindBox(Panel panel) => _boxes.GetValueOrDefault(panel);

    /// <summary>
    /// Places a panel in a rectangle that may be higher than it needs. Its tags are then at its foot, level with its neighbors' tags.
    /// </summary>
    public void Place(Panel panel, double x, double y, double width, double outerHeight)
    {
        var height = outerHeight - PanelMeasure.Overhang(panel);
        _boxes[panel] = new PlacedBox(x, y, width, height, Radius(panel.Role), panel.Role, panel.IsDashed, IsTag: false);
        layout.Add(_boxes[panel]);
        var slack = outerHeight - measure.OuterHeight(panel, width);
        var padding = Spacing.Padding(panel.Role);
        var inner = PanelMeasure.InnerWidth(panel, width);
        var top = y + padding + panel.RoomAbove;
        Block? above = null;
        foreach (var block in panel.Blocks)
        {
            if (block is TagRow)
            {
                (top, slack) = (top + slack, 0);
            }

            top += PanelMeasure.Gap(above, block);
            PlaceBlock(block, x + padding, top, inner, panel.Role);
            top += measure.BlockHeight(block, inner);
            above = block;
        }

        if (panel.Edge is { } edge)
        {
            PlaceTags(edge, x + padding, y + outerHeight - TagLines.Height(edge, inner), inner, panel.Role);
        }
    }

    private static double Radius(Role role) => role switch
    {
        Role.Inner => 14,
        Role.Part => 8,
        _ => 12,
    };

    private void PlaceBlock(Block block, double x, double y, double width, Role role)
    {
        switch (block)
        {
            case TextBlock words:
                PlaceWords(words, x, y, width, role);
                break;
            case TagRow row:
                PlaceTags(row, x, y, width, role);
                break;
            case PanelGrid grid:
                PlaceGrid(grid, x, y, width);
                break;
            case LinkedPanels linked:
                new LinkPlacer(layout, measure, this).Place(linked, x, y, width);
                break;
            case FoldedPanels folded:
                PlaceWords(new TextBlock(folded.Label, TextStyle.Note), x, y, width, role);
                break;
            case BarList bars:
                BarPlacer.Place(bars, layout, x, y, width, role);
                break;
            case SpanRow spans:
                SpanPlacer.Place(spans, layout, x, y, width, role);
                break;
            case TileMap map:
                new TilePlacer(layout).Place(map, x, y);
                break;
            default:
                throw new NotSupportedException($"A drawing has no form for {block.GetType().Name}.");
        }
    }

    private void PlaceWords(TextBlock words, double x, double y, double width, Role role)
    {
        var font = Font.Of(words.Style);
        foreach (var line in LineFitter.Fit(words.Text, font, width, words.MaximumLines))
        {
            layout.Add(new PlacedText(x, y + font.Size, width, line, words.Text, font, role));
            y += font.LineHeight;
        }
    }

    private void PlaceGrid(PanelGrid grid, double x, double y, double width)
    {
        var panelWidth = PanelMeasure.PanelWidth(grid, width);
        foreach (var row in grid.Panels.Chunk(grid.Columns))
        {
            var height = measure.RowHeight(row, panelWidth);
            for (var i = 0; i < row.Length; i++)
            {
                Place(row[i], x + (i * (panelWidth + Spacing.BetweenPanels)), y, panelWidth, height);
            }

            y += height + Spacing.BetweenPanels;
        }
    }

    private void PlaceTags(TagRow row, double x, double y, double width, Role role)
    {
        PlaceWords(new TextBlock(row.Label, TextStyle.Note), x, y, width, role);
        y += Font.Note.LineHeight + 4;
        foreach (var line in TagLines.Of(row, width))
        {
            var left = x;
            foreach (var (tag, tagWidth) in line)
            {
                PlaceTag(tag, left, y, tagWidth);
                left += tagWidth + Spacing.BetweenTags;
            }

            y += Spacing.TagHeight + Spacing.BetweenTags;
        }
    }

    /// <summary>Places a tag.</summary>
    public void PlaceTag(Tag tag, double x, double y, double width, bool isOverLines = false)
    {
        layout.Add(new PlacedBox(x, y, width, Spacing.TagHeight, 6, tag.Role, IsDashed: false, IsTag: true) { IsOverLines = isOverLines });
        var room = width - (2 * Spacing.TagPadding);
        var left = x + Spacing.TagPadding;
        var name = LineFitter.Fit(TagLines.Top(tag), Font.TagName, room, 1)[0];
        layout.Add(new PlacedText(left, y + 18, room, name, tag.Text, Font.TagName, tag.Role));
        var behind = FontWidths.Measure(name, Font.TagName) + 8;
        if (tag.Note.Length > 0 && behind + Math.Min(40, FontWidths.Measure(DisplayText.Clean(tag.Note), Font.Note)) <= room + 0.01)
        {
            var note = LineFitter.Fit(tag.Note, Font.Note, room - behind, 1);
            layout.Add(new PlacedText(left + behind, y + 18, room - behind, string.Concat(note), tag.Text, Font.Note, tag.Role));
        }

        foreach (var detail in LineFitter.Fit(tag.Detail, Font.TagDetail, room, 1))
        {
            layout.Add(new PlacedText(left, y + 34, room, detail, tag.Text, Font.TagDetail, tag.Role));
        }
    }
}
