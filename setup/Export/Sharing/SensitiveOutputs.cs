using PodLab.Recordings;

namespace PodLab.Setup.Export;

/// <summary>
/// The cells that show something a recording wouldn't keep. Outputs aren't redacted: the learner saw them, and they are markup that redacting would
/// break. So the user gets a warning before sharing them.
/// </summary>
internal static class SensitiveOutputs
{
    /// <summary>The numbers of those cells on the page (<c>In 3</c>).</summary>
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
