namespace PodLab.Rendering;

/// <summary>A list of words, for a sentence.</summary>
internal static class WordList
{
    /// <summary>The words with commas, and <c>and</c> before the last: <c>mnt, pid and cgroup</c>. Empty for none.</summary>
    public static string Of(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
