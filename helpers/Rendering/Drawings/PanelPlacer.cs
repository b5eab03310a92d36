using PodLab.Rendering.Charts;

namespace PodLab.Rendering.Drawings;

/// <summary>Puts panels, and what stands in them, at their places.</summary>
internal sealed class PanelPlacer(DrawingLayout layout, PanelMeasure measure)
{
    /// <summary>
    /// Places a panel in a rectangle that may be higher than it needs; then its tags stand at its foot, level with its neighbours'.
    /// </summary>
    public void Place(Panel panel, double x, double y, double width, double outerHeight)
    {
        var height = outerHeight - PanelMeasure.Overhang(panel);
        layout.Add(new PlacedBox(x, y, width, height, Radius(panel.Tone), panel.Tone, panel.IsDashed, IsTag: false));
        var slack = outerHeight - measure.OuterHeight(panel, width);
        var padding = Spacing.Padding(panel.Tone);
        var inner = PanelMeasure.InnerWidth(panel, width);
        var top = y + padding;
        Block? above = null;
        foreach (var block in panel.Blocks)
        {
            if (block is TagRow)
            {
                (top, slack) = (top + slack, 0);
            }

            top += PanelMeasure.Gap(above, block);
            PlaceBlock(block, x + padding, top, inner, panel.Tone);
            top += measure.BlockHeight(block, inner);
            above = block;
        }

        if (panel.Edge is { } edge)
        {
            PlaceTags(edge, x + padding, y + outerHeight - TagLines.Height(edge, inner), inner, panel.Tone);
        }
    }

    private static double Radius(Tone tone) => tone switch
    {
        Tone.Cream => 14,
        Tone.Green => 8,
        _ => 12,
    };

    private void PlaceBlock(Block block, double x, double y, double width, Tone tone)
    {
        switch (block)
        {
            case Words words:
                PlaceWords(words, x, y, width, tone);
                break;
            case TagRow row:
                PlaceTags(row, x, y, width, tone);
                break;
            case PanelGrid grid:
                PlaceGrid(grid, x, y, width);
                break;
            case FoldedPanels folded:
                PlaceWords(new Words(folded.Label, TextStyle.Note), x, y, width, tone);
                break;
            case TileMap map:
                new TilePlacer(layout).Place(map, x, y);
                break;
            default:
                throw new NotSupportedException($"A drawing has no form for {block.GetType().Name}.");
        }
    }

    private void PlaceWords(Words words, double x, double y, double width, Tone tone)
    {
        var font = Font.Of(words.Style);
        foreach (var line in LineFitter.Fit(words.Text, font, width, words.MaximumLines))
        {
            layout.Add(new PlacedText(x, y + font.Size, width, line, words.Text, font, tone));
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

    private void PlaceTags(TagRow row, double x, double y, double width, Tone tone)
    {
        PlaceWords(new Words(row.Label, TextStyle.Note), x, y, width, tone);
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

    private void PlaceTag(Tag tag, double x, double y, double width)
    {
        layout.Add(new PlacedBox(x, y, width, Spacing.TagHeight, 6, tag.Tone, IsDashed: false, IsTag: true));
        var room = width - (2 * Spacing.TagPadding);
        var left = x + Spacing.TagPadding;
        var name = LineFitter.Fit(TagLines.Top(tag), Font.TagName, room, 1)[0];
        layout.Add(new PlacedText(left, y + 18, room, name, tag.Text, Font.TagName, tag.Tone));
        var behind = FontWidths.Measure(name, Font.TagName) + 8;
        if (tag.Note.Length > 0 && behind + 40 < room)
        {
            var note = LineFitter.Fit(tag.Note, Font.Note, room - behind, 1);
            layout.Add(new PlacedText(left + behind, y + 18, room - behind, string.Concat(note), tag.Text, Font.Note, tag.Tone));
        }

        foreach (var detail in LineFitter.Fit(tag.Detail, Font.TagDetail, room, 1))
        {
            layout.Add(new PlacedText(left, y + 34, room, detail, tag.Text, Font.TagDetail, tag.Tone));
        }
    }
}
