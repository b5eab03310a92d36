using System.Net;

namespace PodLab.Tests.Rendering;

/// <summary>Any name of a process is shown as text, in one row, without hiding any part of it.</summary>
public sealed partial class HostileText
{
    private static readonly string[] Attacks =
    [
        "<img src=x onerror=alert(1)>", "</td></tr></table><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' x='", "&lt;b&gt;", "&#60;",
        "line\nbreak", "line\r\nbreak", "\u001b[31mred\u001b]0;title\u0007", "\u202egpj.exe", "\u2066isolate\u2069", "zero\u200bwidth\ufeff", "\u2028\u2029",
        "`code` **bold** [link](javascript:alert(1)) ![x](y) | cell |", "\"]; click p1 \"javascript:alert(1)\"", "%%{init: {}}%%", "#quot;",
        "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", " =1", "\t=1", "＝1", "a,b;c\"d", "✎ not a note", "\u05d0\u05d1\u05d2 \u0627\u0644",
        "$x$ \\(y\\)", "\ud800half", "\u0000nul", "\u0085next", "\t\u000b\u000c", "\u007f", "😀", "e\u0301",
    ];

    private static readonly Gen<string> AnAttack = Gen.Int[0, Attacks.Length - 1].Select(i => Attacks[i]);

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String, AnAttack, Gen.Select(Gen.String, AnAttack, Gen.String[Gen.Char, 0, 200], (a, b, c) => a + b + c));

    private static readonly Column<(string Name, string Command)>[] Columns = [new("NAME", row => row.Name), new("CMD", row => row.Command)];

    [Fact]
    public void HTML_has_the_table_s_own_elements_and_no_others() => ForAnyTable(table =>
    {
        var html = table.ToHtml();

        Tags().Matches(html).Select(tag => tag.Value).Distinct().ShouldBeSubsetOf(
            ["<table", "</table", "<caption", "</caption", "<thead", "</thead", "<tbody", "</tbody", "<tr", "</tr", "<th", "</th", "<td", "</td",
             "<p", "</p", "<code", "</code", "<mark", "</mark"]);
        Rows().Count(html).ShouldBe(table.Count + 1);
        var tags = string.Concat(WholeTags().Matches(html).Select(tag => Values().Replace(tag.Value, "")));
        Attributes().Matches(tags).Select(attribute => attribute.Groups["name"].Value).Distinct()
            .ShouldBeSubsetOf(["scope", "align", "style", "title"]);
    });

    [Fact]
    public void HTML_shows_exactly_the_visible_text() => ForAnyTable(table =>
    {
        var cells = Cells().Matches(table.ToHtml()).Select(cell => WebUtility.HtmlDecode(Inline().Replace(cell.Groups["text"].Value, "")));

        cells.ShouldBe(table.SelectMany(row => new[]
        {
            "●", ShortText.Of(VisibleText.Of(row.Name)), ShortText.Of(VisibleText.Of(row.Command)), VisibleText.Of($"✎ {table.Notes[0].Text}"),
        }));
    });

    [Fact]
    public void Text_has_one_line_a_row() => ForAnyTable(table =>
        table.ToString().Split('\n').Length.ShouldBe(1 + 1 + table.Count + 1 + 1 + 1));

    [Fact]
    public void Nothing_invisible_is_left() => ForAnyTable(table =>
    {
        foreach (var form in new[] { table.ToHtml(), table.ToString() })
        {
            form.ReplaceLineEndings("").EnumerateRunes().ShouldAllBe(rune => !IsInvisible(rune));
        }
    });

    [Fact]
    public void The_same_table_renders_the_same_twice() => ForAnyTable(table =>
    {
        table.ToHtml().ShouldBe(table.ToHtml());
        table.ToString().ShouldBe(table.ToString());
    });

    [Theory]
    [InlineData("<")]
    [InlineData("=\"")]
    [InlineData("\u202e\u001b[31m")]
    [InlineData("\ud800")]
    public void A_hundred_kilobytes_make_one_short_cell_and_are_whole_in_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        var table = new Table<(string Name, string Command)>("Long text", Columns, [("long", text)]);
        var visible = VisibleText.Of(text);

        Cells().Matches(table.ToHtml()).Select(cell => WebUtility.HtmlDecode(Inline().Replace(cell.Groups["text"].Value, ""))).ShouldBe(["long", ShortText.Of(visible)]);
        table.ToString().ShouldContain(visible);
    }

    [Fact]
    public void Ordinary_text_stays_as_it_is() =>
        Gen.String[Gen.Char[' ', '~'], 0, 200].Sample(text => VisibleText.Of(text) == text);

    [Theory]
    [InlineData("a\nb\u001b[0m\u007f", "a␊b␛[0m␡")]
    [InlineData("\u202egpj\u0085", "\\u202egpj\\u0085")]
    [InlineData("naïve 漢字 😀", "naïve 漢字 😀")]
    public void Invisible_characters_become_signs(string text, string visible) => VisibleText.Of(text).ShouldBe(visible);

    private static void ForAnyTable(Action<Table<(string Name, string Command)>> check) =>
        Gen.Select(AnyText, AnyText, (name, command) => (name, command)).List[1, 4].Sample(
            rows => check(new Table<(string, string)>("Any text", Columns, rows, rows[0].command).Marked(_ => true, rows[0].name)
                .Note(_ => true, rows[^1].command)), iter: 300);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex("</?[^ >]*")]
    private static partial Regex Tags();

    [GeneratedRegex("<tr>")]
    private static partial Regex Rows();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex WholeTags();

    [GeneratedRegex("""(?<==)"[^"]*"(?=[ >])""")]
    private static partial Regex Values();

    [GeneratedRegex(" (?<name>[^ =>]+)")]
    private static partial Regex Attributes();

    [GeneratedRegex("""<td[^>]*>(?<text>.*?)</td>""")]
    private static partial Regex Cells();

    [GeneratedRegex("</?(mark|code)>")]
    private static partial Regex Inline();
}
