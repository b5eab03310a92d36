using PodLab.Rendering.Charts;

namespace PodLab.Rendering.Drawings;

/// <summary>A drawing as an indented outline, which reads well aloud, in a console and in a diff.</summary>
internal static class TextOutline
{
    private const string Step = "  ";

    public static string Render(Drawing drawing)
    {
        var text = new StringBuilder(VisibleText.Of(drawing.Title)).Append('\n');
        AppendPanel(text, drawing.Shown, "");
        return text.ToString();
    }

    private static void AppendPanel(StringBuilder text, Panel panel, string indent)
    {
        var inner = indent;
        foreach (var block in panel.Blocks)
        {
            AppendBlock(text, block, inner);

            // The first words name the box. Everything else in it comes below them.
            inner = indent + Step;
        }

        if (panel.Edge is { } edge)
        {
            AppendBlock(text, edge, inner);
        }
    }

    private static void AppendBlock(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case TextBlock words:
                text.Append(indent).Append(VisibleText.Of(words.Text)).Append('\n');
                break;
            case TagRow row:
                text.Append(indent).Append(VisibleText.Of(row.Label)).Append(": ")
                    .Append(VisibleText.Of(string.Join(", ", row.Tags.Select(tag => tag.Text)))).Append('\n');
                break;
            case PanelGrid grid:
                AppendPanels(text, grid.Panels, indent);
                break;
            case LinkedPanels linked:
                AppendPanels(text, [.. linked.Rows.SelectMany(row => row)], indent);
                text.AppendJoin("", linked.Links.Select(link => $"{indent}{VisibleText.Of(link.Words)}\n"));
                break;
            case FoldedPanels folded:
                AppendPanels(text, folded.Panels, indent);
                break;
            case BarList bars:
                text.AppendJoin("", bars.Groups.Select(group =>
                    $"{indent}{VisibleText.Of(group.Label)}: {string.Join(", ", group.Bars.Select(bar => $"{bar.Label} {bar.Number}"))}\n"));
                break;
            case SpanRow spans:
                text.Append(indent).Append(VisibleText.Of(spans.Label)).Append(": ").Append(VisibleText.Of(spans.Words)).Append('\n');
                break;
            case TileMap map:
                AppendTiles(text, map.Tiles, indent);
                break;
            default:
                throw new NotSupportedException($"A text outline has no form for {block.GetType().Name}.");
        }
    }

    private static void AppendTiles(StringBuilder text, IReadOnlyList<Tile> tiles, string indent)
    {
        foreach (var tile in tiles)
        {
            text.Append(indent).Append(VisibleText.Of(tile.Words)).Append('\n');
            AppendTiles(text, tile.Tiles, indent + Step);
        }
    }

    private static void AppendPanels(StringBuilder text, IReadOnlyList<Panel> panels, string indent)
    {
        foreach (var panel in panels)
        {
            AppendPanel(text, panel, indent);
        }
    }
}
