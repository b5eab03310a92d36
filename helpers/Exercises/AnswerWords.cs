using System.Collections;
using System.Globalization;
using PodLab.Commands;

namespace PodLab.Exercises;

/// <summary>An answer as plain words, however it was written: <c>78</c>, <c>"78"</c>, <c>["mnt", "pid"]</c>, rows of a table.</summary>
internal static class AnswerWords
{
    private static readonly char[] _quotes = ['\'', '"', '`', '‘', '’', '“', '”'];

    /// <summary>The words, in the order in which they were given; empty for an empty list.</summary>
    public static IReadOnlyList<string> Of(IEnumerable given) => [.. given.Cast<object?>().SelectMany(Flatten)];

    private static IEnumerable<string> Flatten(object? part) => part switch
    {
        null => [],
        string words => [words.Trim().Trim(_quotes).Trim()],
        NamespaceRow row => [row.Type],
        IEnumerable parts => Of(parts),
        _ => [Convert.ToString(part, CultureInfo.InvariantCulture) ?? ""],
    };
}
