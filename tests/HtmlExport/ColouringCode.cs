using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using PodLab.Setup.HtmlExport;
using Shouldly;

namespace PodLab.Tests.HtmlExport;

public sealed class ColouringCode
{
    private static readonly string[] _pieces =
    [
        "\"", "\"\"", "\"\"\"", "$", "$$", "@", "{", "}", "{{", "}}", "'", "\\", "\n", "//", "/*", "*/", "#r ", "#", ":", "(", ")", "var ", "await", "1.5", "0x1F",
        "0..2", "x", "<b>", "&amp;", "é", "\u2028", "\ud83d\ude80", "\0", " ", ".new", "class ", "'a'", "'\\''",
    ];

    [Fact]
    public void Keeps_every_character_exactly_once() =>
        Gen.Int[0, _pieces.Length - 1].Array[0, 40].Select(picks => string.Concat(picks.Select(pick => _pieces[pick]))).Sample(
            source =>
            {
                string.Concat(CSharpLexer.Read(source).Select(token => token.Text)).ShouldBe(source);
                TextOf(ColouredCode.Render(source)).ShouldBe(source);
            },
            iter: 20_000);

    [Fact]
    public void Keeps_every_character_of_any_text() =>
        Gen.String.Sample(source => TextOf(ColouredCode.Render(source)).ShouldBe(source));

    [Theory]
    [InlineData("var x = 1;", "k:var n:1")]
    [InlineData("lab.new.Where()", "")]
    [InlineData("0..5 1.5 1.ToString() 0xFF_00 2e3", "n:0 n:5 n:1.5 n:1 n:0xFF_00 n:2e3")]
    [InlineData("\"a\\\"b\" + c", "s:\"a\\\"b\"")]
    [InlineData("\"open\nvar x", "s:\"open k:var")]
    [InlineData("@\"a\"\"b\\\" + c", "s:@\"a\"\"b\\\"")]
    [InlineData("\"\" + x", "s:\"\"")]
    [InlineData("'\\'' + 'x' + c", "s:'\\'' s:'x'")]
    [InlineData("\"\"\"\n a \"quoted\" b\n \"\"\" + c", "s:\"\"\"\n a \"quoted\" b\n \"\"\"")]
    [InlineData("$\"{x,3:0.0} {{y}} {\"in\" + new int()}\"", "s:$\"{ n:3 s::0.0} {{y}} { s:\"in\" k:new k:int s:}\"")]
    [InlineData("$\"{(a ? 1 : 2)}\"", "s:$\"{ n:1 n:2 s:}\"")]
    [InlineData("$$\"\"\"{a} {{b}}\"\"\"", "s:$$\"\"\"{a} {{ s:}}\"\"\"")]
    [InlineData("$@\"\\{x}\"", "s:$@\"\\{ s:}\"")]
    [InlineData("x // rest \"\ny /* a\nb */ z", "c:// rest \" c:/* a\nb */")]
    [InlineData("#r \"../a.dll\"\nusing B;", "d:#r \"../a.dll\" k:using")]
    [InlineData("@class is x", "k:is")]
    public void Tells_keywords_strings_comments_numbers_and_directives(string source, string coloured) =>
        string.Join(' ', CSharpLexer.Read(source).Where(token => token.Kind != CodeKind.Plain).Select(token => $"{Letter(token.Kind)}:{token.Text}"))
            .ShouldBe(coloured);

    [Fact]
    public void Strings_in_strings_without_end_do_not_exhaust_the_stack()
    {
        var source = string.Concat(Enumerable.Repeat("$\"{", 100_000));
        string.Concat(CSharpLexer.Read(source).Select(token => token.Text)).ShouldBe(source);
    }

    private static char Letter(CodeKind kind) => kind == CodeKind.Text ? 's' : char.ToLowerInvariant(kind.ToString()[0]);

    private static string TextOf(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", ""));
}
