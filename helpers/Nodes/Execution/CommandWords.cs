namespace PodLab.Nodes.Execution;

/// <summary>A command for a sentence: its words, with long and multi-line ones shortened.</summary>
internal static class CommandWords
{
    private const int LongestArgument = 80;

    public static string Of(IReadOnlyList<string> argv) =>
        string.Join(' ', argv.Select(word => ShortText.StartOf(word.ReplaceLineEndings(" "), LongestArgument)));
}
