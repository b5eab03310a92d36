namespace PodLab.Tests.Rendering;

public partial class ShorteningText
{
    private static readonly Gen<string> Characters = Gen.OneOf(
        Gen.Const("a"), Gen.Const("\U0001F600"), Gen.Const("e\u0301"), Gen.Const("👩‍👩‍👧"), Gen.Const("🇩🇪"), Gen.Const("👍🏽"), Gen.Const("각"), Gen.Const(" "));

    private static readonly Gen<string> Texts = Characters.List[0, 150].Select(string.Concat);

    [Fact]
    public void What_is_kept_are_whole_characters_of_the_text() => Gen.Select(Texts, Gen.Int[20, 60]).Sample((text, length) =>
    {
        var whole = Elements(text);

        var start = ShortText.StartOf(text, length);
        start.Length.ShouldBeLessThanOrEqualTo(length + 1);
        whole.Take(Elements(start.TrimEnd('…')).Count).ShouldBe(Elements(start.TrimEnd('…')));

        var middle = ShortText.Of(text, length);
        middle.Length.ShouldBeLessThanOrEqualTo(length);
        if (middle != text)
        {
            var parts = middle.Split(" … ");
            parts.Length.ShouldBe(2);
            whole.Take(Elements(parts[0]).Count).ShouldBe(Elements(parts[0]));
            whole.TakeLast(Elements(parts[1]).Count).ShouldBe(Elements(parts[1]));
        }
    });

    [Theory]
    [InlineData('\u0301')]
    [InlineData('\ud83d')]
    [InlineData('\ude00')]
    public void A_character_without_end_and_halves_of_characters_are_cut_somewhere(char part)
    {
        ShortText.Of(new string(part, 100_000), 96).Length.ShouldBeLessThanOrEqualTo(96);
        ShortText.StartOf(new string(part, 100_000), 96).Length.ShouldBe(97);
    }

    [Fact]
    public void Nothing_else_in_the_library_cuts_text_before_an_ellipsis() =>
        Directory.EnumerateFiles(Repository.Path("helpers"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "ShortText.cs")
            .SelectMany(file => File.ReadLines(file).Where(line => OwnCut().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData(0, "0 processes")]
    [InlineData(1, "1 process")]
    [InlineData(2, "2 processes")]
    public void A_number_agrees_with_its_noun(int count, string words)
    {
        Counted.Of(count, "process", "processes").ShouldBe(words);
        Counted.Of(count, "pod").ShouldBe(words.Replace("processes", "pods", StringComparison.Ordinal).Replace("process", "pod", StringComparison.Ordinal));
    }

    private static List<string> Elements(string text)
    {
        var elements = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
        {
            elements.Add(all.GetTextElement());
        }

        return elements;
    }

    [GeneratedRegex(@"\[\.\.[^\]]+\]\}…|Substring\(.*…|\}… *"" *:")]
    private static partial Regex OwnCut();
}
