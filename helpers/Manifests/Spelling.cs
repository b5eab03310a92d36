namespace PodLab.Manifests;

/// <summary>Guesses which word was meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>The known word nearest to the one found, or null if none is near.</summary>
    public static string? FindSimilar(string found, IEnumerable<string> known) => known
        .Select(word => (word, edits: Edits(found.ToLowerInvariant(), word.ToLowerInvariant())))
        .Where(guess => guess.edits <= Math.Min(MostEdits, guess.word.Length / 2))
        .OrderBy(guess => guess.edits).ThenBy(guess => guess.word, StringComparer.Ordinal)
        .Select(guess => guess.word)
        .FirstOrDefault();

    // Levenshtein distance, one row at a time.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
