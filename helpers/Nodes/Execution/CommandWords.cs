namespace PodLab.Nodes.Execution;

/// <summary>A command in a sentence: its words, the long and many-lined ones shortened.</summary>
internal static class CommandWords
{
    private const int LongestArgument = 80;

    public static string Of(IReadOnlyList<string> argv) =>
        string.Join(' ', argv.Select(word => ShortText.StartOf(word.ReplaceLineEndings(" "), LongestArgument)));
}
