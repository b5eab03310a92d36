namespace PodLab.Tests.English;

/// <summary>Every sentence that a reader of this project meets, held to the same few rules.</summary>
public sealed class PlainEnglish
{
    private const int LongestLineOfReadme = 120;

    [Fact]
    public void Markdown_files_are_in_plain_English() => Check(Prose.Files(".md").SelectMany(Prose.OfMarkdown));

    [Fact]
    public void Lessons_are_in_plain_English() => Check(Prose.Files(".ipynb").SelectMany(Prose.OfNotebook));

    [Fact]
    public void Docstrings_are_in_plain_English() => Check(Prose.Files(".cs").SelectMany(Prose.OfDocstrings));

    [Fact]
    public void Messages_are_in_plain_English() =>
        Check(Prose.Files(".cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(Prose.OfMessages));

    [Fact]
    public void The_README_fits_on_a_page()
    {
        var lines = File.ReadAllLines(Repository.Path("README.md"));

        lines.Length.ShouldBeLessThanOrEqualTo(100);
        lines.ShouldAllBe(line => line.Length <= LongestLineOfReadme);
    }

    [Theory]
    [InlineData("It knows pods alone.", "\"alone\" for \"only\"")]
    [InlineData("Whose machine has no cluster steps through the recording.", "\"whose\" as the subject")]
    [InlineData("What nobody asked is answered from the recording.", "a relative clause as the subject", "software as people")]
    [InlineData("A line a node, in their order.", "\"a line a node\"")]
    [InlineData("Should `up` die before, run it again.", "an inverted conditional")]
    [InlineData("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six.", "26 words")]
    public void Each_rule_finds_what_it_is_for(string sentence, params string[] faults) =>
        EnglishRule.FaultsOf(new Passage("here", sentence)).Select(fault => fault.Split(": ")[1].Split(" (")[0]).ShouldBe(faults);

    [Theory]
    [InlineData("What is a pod?")]
    [InlineData("Of course it runs. Paths such as /proc/1/ns/net stand for namespaces.")]
    [InlineData("Its address is 10.0.0.1. See man7.org for more.")]
    public void Good_sentences_pass(string text) => EnglishRule.FaultsOf(new Passage("here", text)).ShouldBeEmpty();

    [Fact]
    public void Code_tables_and_headings_are_not_prose() =>
        Prose.OfMarkdown("here", "# Whose pod\n\nRun `it alone`.\n\n| a | Whose b |\n| --- | --- |\n| alone | too |\n\n```\nalone\n```\n")
            .Select(passage => passage.Text).ShouldBe(["Run x."]);

    private static void Check(IEnumerable<Passage> passages)
    {
        var all = passages.ToList();

        all.Count.ShouldBeGreaterThan(10);
        string.Join("\n", all.SelectMany(EnglishRule.FaultsOf)).ShouldBeEmpty();
    }
}
