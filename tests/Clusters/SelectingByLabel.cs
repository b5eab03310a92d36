namespace PodLab.Tests.Clusters;

public sealed class SelectingByLabel
{
    private static readonly Dictionary<string, string> Solo = new() { ["app"] = "demo", ["style"] = "solo", ["example.com/count"] = "1" };

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcxyz"], 1, 3];

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("app=demo", true)]
    [InlineData("app == demo , style=solo", true)]
    [InlineData("app!=demo", false)]
    [InlineData("missing!=demo", true)]
    [InlineData("style in (duo, solo),app", true)]
    [InlineData("style notin (solo)", false)]
    [InlineData("missing notin (solo)", true)]
    [InlineData("missing in (solo)", false)]
    [InlineData("example.com/count=1", true)]
    [InlineData("!missing", true)]
    [InlineData("!app", false)]
    [InlineData("app=", false)]
    public void Requirements_are_read_as_kubectl_reads_them(string? selector, bool isMatch)
    {
        LabelSelector.Parse(selector).Matches(Solo).ShouldBe(isMatch);
    }

    [Theory]
    [InlineData("app=demo,,style=solo")]
    [InlineData("app in demo")]
    [InlineData("=demo")]
    [InlineData("app=a b")]
    public void A_selector_that_cannot_be_read_is_quoted(string selector)
    {
        Should.Throw<PodLabException>(() => LabelSelector.Parse(selector)).Message.ShouldContain($"\"{selector}\"");
    }

    [Fact]
    public void A_requirement_and_its_opposite_never_agree()
    {
        Gen.Select(Word, Word, Gen.Dictionary(Word, Word)[0, 4]).Sample((key, value, labels) =>
        {
            LabelSelector.Parse($"{key}={value}").Matches(labels).ShouldBe(!LabelSelector.Parse($"{key}!={value}").Matches(labels));
            LabelSelector.Parse($"{key} in ({value})").Matches(labels).ShouldBe(!LabelSelector.Parse($"{key} notin ({value})").Matches(labels));
            LabelSelector.Parse(key).Matches(labels).ShouldBe(!LabelSelector.Parse($"!{key}").Matches(labels));
        });
    }

    [Fact]
    public void Requirements_are_joined_by_and()
    {
        Gen.Select(Word, Word, Word, Word, Gen.Dictionary(Word, Word)[0, 4]).Sample((key1, value1, key2, value2, labels) =>
            LabelSelector.Parse($"{key1}={value1},{key2}!={value2}").Matches(labels)
                .ShouldBe(LabelSelector.Parse($"{key1}={value1}").Matches(labels) && LabelSelector.Parse($"{key2}!={value2}").Matches(labels)));
    }
}
