using System.Net;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

public sealed class ColoringCode
{
    private static readonly string[] _pieces =
    [
        "\"", "\"\"", "\"\"\"", "$", "$$", "@", "{", "}", "{{", "}}", "'", "\\", "\n", "//", "/*", "*/", "#r ", "#", "#if x\n", "#endif\n", ":", "(", ")", "var ", "await",
        "1.5", "0x1F", "0..2", "x", "<b>", "&amp;", "é", "\u2028", "\ud83d\ude80", "\ud83d", "\0", " ", ".new", "class ", "'a'", "'\\''", "/// <a>\n", "\ufeff",
    ];

    [Fact]
    public void Keeps_every_character_exactly_once() =>
        Gen.Int[0, _pieces.Length - 1].Array[0, 40].Select(picks => string.Concat(picks.Select(pick => _pieces[pick])))
            .Sample(source => TextOf(ColoredCode.Render(source)).ShouldBe(source), iter: 20_000);

    [Fact]
    public void Keeps_every_character_of_any_text() =>
        Gen.String.Sample(source => TextOf(ColoredCode.Render(source)).ShouldBe(source));

    [Theory]
    [InlineData("var x = 1;", "k:var n:1")]
    [InlineData("lab.with.Where()", "")]
    [InlineData("0..5 1.5 1.ToString() 0xFF_00 2e3", "n:0 n:5 n:1.5 n:1 n:0xFF_00 n:2e3")]
    [InlineData("\"a\\\"b\" + c", "s:\"a\\\"b\"")]
    [InlineData("\"open\nvar x", "s:\"open k:var")]
    [InlineData("@\"a\"\"b\\\" + c", "s:@\"a\"\"b\\\"")]
    [InlineData("'\\'' + 'x' + c", "s:'\\'' s:'x'")]
    [InlineData("\"\"\"\n a \"quoted\" b\n \"\"\" + c", "s:\"\"\"\n a \"quoted\" b\n \"\"\"")]
    [InlineData("$\"{x,3:0.0} {{y}} {\"in\" + new int()}\" is", "s:$\"{x,3:0.0} {{y}} {\"in\" + new int()}\" k:is")]
    [InlineData("\"utf8\"u8", "s:\"utf8\"u8")]
    [InlineData("x // rest \"\ny /* a\nb */ z", "c:// rest \" c:/* a\nb */")]
    [InlineData("#r \"../a.dll\"\nusing B;", "d:#r \"../a.dll\"\n k:using")]
    [InlineData("@class is x", "k:is")]
    public void Colors_keywords_strings_comments_numbers_and_directives(string source, string colored) =>
        string.Join(' ', Regex.Matches(ColoredCode.Render(source), "<span class=\"(?<kind>.)\">(?<text>[^<]*)</span>")
            .Select(span => $"{span.Groups["kind"].Value}:{WebUtility.HtmlDecode(span.Groups["text"].Value)}")).ShouldBe(colored);

    [Theory]
    [InlineData("$\"{")]
    [InlineData("$$\"\"\"{{")]
    [InlineData("(")]
    [InlineData("a<")]
    [InlineData("[")]
    [InlineData("#if a\n")]
    public void Code_in_code_without_end_does_not_exhaust_the_stack(string opening)
    {
        foreach (var times in new[] { 190, 20_000 })
        {
            var source = string.Concat(Enumerable.Repeat(opening, times));
            TextOf(ColoredCode.Render(source)).ShouldBe(source);
        }
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", ""));
}
