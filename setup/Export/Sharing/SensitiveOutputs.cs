using PodLab.Recordings;

namespace PodLab.Setup.Export;

/// <summary>
/// The cells that show something a recording would not keep. Outputs are not redacted: a learner has seen them, and they are markup, in
/// which nothing can be blotted out without breaking it. So whoever shares them gets a warning.
/// </summary>
internal static class SensitiveOutputs
{
    /// <summary>The numbers of those cells, as the page has them (<c>In 3</c>).</summary>
    public static IReadOnlyList<int> Cells(Notebook notebook) =>
        [.. notebook.Cells.Index().Where(one => one.Item.Outputs.SelectMany(Texts).Any(text => Redaction.OfText(text) != text))
            .Select(one => one.Item.ExecutionCount ?? one.Index + 1)];

    private static IEnumerable<string> Texts(CellOutput output) => output switch
    {
        StreamOutput stream => [stream.Text],
        RichOutput rich => [rich.Data.Text("text/plain") ?? ""],
        ErrorOutput error => [error.Message],
        _ => [],
    };
}
