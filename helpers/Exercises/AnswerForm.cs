using System.Diagnostics.CodeAnalysis;

namespace PodLab.Exercises;

/// <summary>Reads an answer's words; false when they don't have the expected form.</summary>
internal delegate bool AnswerReading<TAnswer>(IReadOnlyList<string> words, [MaybeNullWhen(false)] out TAnswer answer);

/// <summary>The way an answer is read and compared. <see cref="AnswerForm"/> has the three forms.</summary>
/// <typeparam name="TAnswer">The type of a parsed answer.</typeparam>
/// <param name="Expected">The form of an answer, for a learner who wrote something else. Its example is never right.</param>
/// <param name="TryRead">Reads the words.</param>
/// <param name="AreSame">Whether two answers are the same.</param>
internal sealed record AnswerForm<TAnswer>(string Expected, AnswerReading<TAnswer> TryRead, Func<TAnswer, TAnswer, bool> AreSame);

/// <summary>The forms of answers.</summary>
internal static class AnswerForm
{
    private static readonly char[] _separators = [' ', ',', ';', '+', '[', ']', '"', '\'', '\t', '\n'];

    /// <summary>A whole number: a PID, a count.</summary>
    public static AnswerForm<long> Number { get; } = new("one whole number, such as 4711", TryReadNumber, (one, other) => one == other);

    /// <summary>A word or a name; case doesn't matter.</summary>
    public static AnswerForm<string> Word { get; } = new(
        "one name, such as \"nginx\"", TryReadWord, (one, other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase));

    /// <summary>A set of Linux namespace types, in any order: <c>"mnt", "pid"</c> or <c>"mnt pid"</c>. It may be empty.</summary>
    public static AnswerForm<IReadOnlySet<NamespaceType>> Types { get; } = new(
        $"types as lsns names them ({string.Join(' ', NamespaceTypes.All.Select(type => type.ShortName))}), such as [\"user\", \"time\"]",
        TryReadTypes,
        (one, other) => one.SetEquals(other));

    private static bool TryReadNumber(IReadOnlyList<string> words, out long answer)
    {
        answer = 0;
        return words.Count == 1 && long.TryParse(words[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out answer);
    }

    private static bool TryReadWord(IReadOnlyList<string> words, [MaybeNullWhen(false)] out string answer)
    {
        answer = words.Count == 1 ? words[0] : "";
        return answer.Length > 0;
    }

    // lsns -J and readlink write a namespace as mnt:[4026531841], with its type before the colon.
    private static bool TryReadTypes(IReadOnlyList<string> words, [MaybeNullWhen(false)] out IReadOnlySet<NamespaceType> answer)
    {
        var names = words.SelectMany(word => word.Split(_separators, StringSplitOptions.RemoveEmptyEntries)).Where(name => name != "and");
        var types = names.Select(name => NamespaceTypes.Find(name.Split(':')[0].ToLowerInvariant())).ToList();
        answer = types.OfType<NamespaceType>().ToHashSet();
        return !types.Contains(null);
    }
}
