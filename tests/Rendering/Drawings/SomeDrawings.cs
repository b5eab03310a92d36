using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

/// <summary>Drawings of all shapes, with text that is meant to break them.</summary>
internal static class SomeDrawings
{
    private static readonly string[] Nasty =
    [
        "", " ", "<img src=x onerror=alert(1)>", "</text></svg><script>alert(1)</script>", "]]>", "&amp;&#x0;", "\"'><", "--><!--", "$x^2$ \\(a\\)",
        "\u202e\u2066evil", "\u0000\u0007\u001b[31m", "\ud800", "\udfff", "\ufffe\uffff", "\ufdfd\ufdfd", "Z\u0338\u0321\u0322\u0327\u031b\u0335a",
        "日本語の長い名前", "العربية", "हिन्दी", "🧨👩‍👩‍👧‍👦", new string('W', 3000), new string('i', 500), "a\nb\r\nc\td", "line\u2028separator",
        "[x](javascript:alert(1)) **b** `c` | d", "\"]; click p1 \"javascript:alert(1)\"", "%%{init: {}}%%", "=1+1", "✎1",
        "/usr/local/bin/kube-proxy --config=/var/lib/kube-proxy/config.conf --hostname-override=kind-worker",
    ];

    private static Gen<string> NastyText { get; } = Gen.Int[0, Nasty.Length - 1].Select(i => Nasty[i]);

    public static Gen<string> Text { get; } =
        Gen.OneOf(NastyText, Gen.String, Gen.Select(NastyText, Gen.String[0, 20], (a, b) => $"{b}{a} {b}"));

    private static Gen<Tag> Tags { get; } = Gen.Select(
        Gen.Int[0, 3].Select(i => "●◆○?".Substring(i, 1)), Text, Text, Text, Gen.Enum<Role>(),
        (symbol, name, note, detail, role) => new Tag(symbol, name, note, detail, name, role));

    private static Gen<TagRow> Rows { get; } = Gen.Select(Text, Tags.Array[1, 5], (label, tags) => new TagRow(label, tags));

    private static Gen<Block> Leaves { get; } = Gen.OneOf(
        Gen.Select(Text, Gen.Enum<TextStyle>(), Gen.Int[1, 3], (text, style, lines) => (Block)new TextBlock(text, style, lines)),
        Rows.Select(row => (Block)row),
        Text.Select(label => (Block)new FoldedPanels(label, [])));

    public static Gen<Drawing> All { get; } = Gen.Select(
        Text, Text, Panels(2), Text.Array[0, 2], (title, summary, root, notes) => notes.Aggregate(new Drawing(title, summary, root), (drawing, note) => drawing.Note(note)));

    private static Gen<Panel> Panels(int depth) => Gen.Select(
        Gen.Enum<Role>(), depth == 0 ? Leaves.Array[1, 3] : Inner(depth), Gen.Bool, Rows,
        (role, blocks, hasEdge, edge) => new Panel(role, blocks) { Edge = hasEdge ? edge : null, IsDashed = hasEdge });

    private static Gen<Block[]> Inner(int depth) => Gen.Select(
        Leaves.Array[0, 2], Panels(depth - 1).Array[1, 3], Gen.Int[1, 3],
        (leaves, panels, columns) => (Block[])[.. leaves, new PanelGrid(panels, columns, depth == 1 ? 246 : null), Linked(panels, leaves)]);

    // Any two boxes of two rows, with the given tags.
    private static LinkedPanels Linked(Panel[] panels, Block[] leaves)
    {
        var tags = leaves.OfType<TagRow>().SelectMany(row => row.Tags).Append(new Tag("●", "eth0", "UP", "198.18.0.1", "eth0", Role.Part)).ToList();
        var boxes = panels.Select(panel => panel with { IsDashed = false }).ToList();
        var top = boxes[..((boxes.Count + 1) / 2)];
        var links = boxes.SelectMany((one, i) => boxes.Skip(i).Select((other, j) =>
            new Link(new(one, tags[j % tags.Count]), new(other, tags[i % tags.Count]), j % 2 == 0 ? tags[i % tags.Count].Note : "") { IsDashed = i == 0 }));
        return new(boxes.Count == top.Count ? [top] : [top, boxes[top.Count..]], [.. links]);
    }
}
