namespace PodLab.Tests.English;

/// <summary>A construction that a native technical writer wouldn't use here.</summary>
/// <param name="Name">The construction.</param>
/// <param name="Instead">Advice for the author.</param>
/// <param name="Pattern">Finds it in a sentence.</param>
internal sealed record EnglishRule(string Name, string Instead, Regex Pattern)
{
    /// <summary>The longest sentence, in words.</summary>
    public const int LongestSentence = 25;

    /// <summary>The constructions we hunt, from the most frequent on.</summary>
    public static IReadOnlyList<EnglishRule> All { get; } =
    [
        Of("a relative clause as the subject", "name the thing: \"the facts that …\"", @"^(?:What|Who|Whatever|Whoever) (?!.*\?\W*$).*\.\W*$"),
        Of("software as people", "say what happens: \"nothing is listening\"", @"\b(?:[Nn]obody(?!-)|[Ww]hoever|[Ss]omebody|[Aa]nybody)\b"),
        Of("\"alone\" for \"only\"", "write \"only\"", @"\balone\b"),
        Of("\", too\" or \", say\"", "write \"also\" or \"for example\"", @", (?:too|say)\b"),
        Of("stands or lies", "write \"is\"", @"\b(?:stands|stood|lies|lay)\b(?! for\b)"),
        Of("a literary word", "write the common word: again, fix, want",
            @"\b(?:anew|in vain|for want of|of no account|heeds?|heeded|household|mend(?:s|ed|ing)?|wish(?:es|ed)?|parted by|hence|thereof|therein|wherein|whence|lest|withal|to be had)\b"),
        Of("\"whose\" as the subject", "write \"if your …\"", @"^Whose\b(?!.*\?\W*$)"),
        Of("a fronted \"of\"", "begin with the subject", @"^Of (?!course\b)"),
        Of("an inverted conditional", "write \"if\"", @"^Should (?!.*\?\W*$)"),
        Of("a phrase that isn't idiomatic", "write what happens", @"\b(?:becomes?|became) of\b|\bsees? to (?:it|that)\b|\b(?:takes?|took) away again\b|\b(?:go(?:es)?|went) on running\b"),
        Of("\"a line a node\"", "write \"per\"", @"(?<!\bmakes )\b(?:[Aa]n?|one|two|three) \w+ an? (?:object|node|line|row|cell|process|container|pod|lesson|file|type|command|namespace|test|class|folder|exercise|image|cluster|page|kernel)\b"),
    ];

    /// <summary>A line for each fault of a passage: where, what, and the sentence.</summary>
    public static IEnumerable<string> FaultsOf(Passage passage) => passage.Sentences.SelectMany(sentence =>
        All.Where(rule => rule.Pattern.IsMatch(sentence)).Select(rule => $"{rule.Name} ({rule.Instead})")
            .Concat(sentence.Split(' ').Length is var words && words > LongestSentence ? [$"{words} words"] : [])
            .Select(fault => $"{passage.Where}: {fault}: {sentence}"));

    private static EnglishRule Of(string name, string instead, string pattern) => new(name, instead, new(pattern, RegexOptions.CultureInvariant));
}
