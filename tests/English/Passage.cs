namespace PodLab.Tests.English;

/// <summary>A piece of prose: a paragraph, an item of a list, an element of a docstring, a message.</summary>
/// <param name="Where">The file below the checkout, with a line or a cell.</param>
/// <param name="Text">Its words, with <c>x</c> in place of code.</param>
internal sealed partial record Passage(string Where, string Text)
{
    /// <summary>The sentences, in order. A period in the middle of a word, as in <c>man7.org</c>, ends none.</summary>
    public IEnumerable<string> Sentences => EndOfSentence().Split(Spaces().Replace(Text, " ").Trim()).Where(sentence => sentence.Length > 0);

    [GeneratedRegex("(?<=[.!?])[\"”’)]*\\s+(?=[A-Z0-9“\"(x])")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
