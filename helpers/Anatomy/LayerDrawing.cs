using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>The roots of two shells, drawn from their current mounts: what each shell wrote, over the layers of both.</summary>
public static class LayerDrawing
{
    private const int FilesShown = 8;

    /// <summary>Draws the roots of two shells of one node. Used in lesson 02.</summary>
    /// <param name="one">The shell on the left.</param>
    /// <param name="two">The shell on the right.</param>
    /// <param name="seenFrom">A shell whose mounts include the upper folders of both.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public static async Task<Drawing> OfAsync(NodeShell one, NodeShell two, NodeShell seenFrom, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(two);
        ArgumentNullException.ThrowIfNull(seenFrom);
        var (left, right) = (await ReadAsync(one, seenFrom, cancellation), await ReadAsync(two, seenFrom, cancellation));
        var shared = left.Lower.Intersect(right.Lower).ToList();
        return new(
            $"The roots of shells {one} and {two}, layer by layer",
            $"Shell {one} has {Counted.Of(left.Written.Count, "file or folder", "files and folders")} of its own, "
            + $"shell {two} has {right.Written.Count}; below, both have the same {Counted.Of(shared.Count, "lower folder")}.",
            new Panel(Role.Surroundings,
            [
                new TextBlock($"node {one.Node}", TextStyle.Title),
                new PanelGrid([Of(one, left), Of(two, right)], Columns: 2),
                .. shared.Count == 0 ? [] : (Block[])[new PanelGrid([Below(shared)])],
            ]));
    }

    private static Panel Of(NodeShell shell, Root root) => new(Role.Subject,
    [
        new TextBlock($"shell {shell}", TextStyle.Title),
        new TextBlock(root.Upper is { } upper ? $"upper folder {upper}" : "Its root isn't an overlay.", TextStyle.Note, MaximumLines: 2),
        .. root.Written.Take(FilesShown).Select(file => new TextBlock(file, TextStyle.Code)),
        .. root.Written.Count > FilesShown ? (Block[])[new TextBlock($"and {root.Written.Count - FilesShown} more", TextStyle.Note)] : [],
    ]);

    private static Panel Below(List<string> shared) => new(Role.Part,
    [
        new TextBlock("lower folders of both: the image's layers", TextStyle.Title),
        .. shared.Select(folder => new TextBlock(folder, TextStyle.Code)),
    ]);

    private static async Task<Root> ReadAsync(NodeShell shell, NodeShell seenFrom, CancellationToken cancellation)
    {
        if ((await shell.Node.MountsAsync(shell.Pid, cancellation)).Root?.Overlay is not { Upper: { } upper } overlay)
        {
            return new([], null, []);
        }

        string[] find = ["nsenter", "--target", $"{seenFrom.Pid}", "--mount", "--", "find", upper, "-mindepth", "1", "-printf", "%y /%P\\n"];
        var found = await shell.Node.ExecuteAsync(find, cancellation);
        var files = found.EnsureSuccess().StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(overlay.Lower, upper, [.. files.Select(InWords).Order(StringComparer.Ordinal)]);
    }

    // find's letter for a file's type: a whiteout is a character device.
    private static string InWords(string line) => line[2..] + line[0] switch { 'd' => "/", 'c' => " (whiteout)", _ => "" };

    private sealed record Root(IReadOnlyList<string> Lower, string? Upper, IReadOnlyList<string> Written);
}
