namespace PodLab.Tests.Rendering;

public sealed class RenderingTables
{
    private static readonly Column<(int Pid, string Command)>[] Columns =
        [new("PID", row => $"{row.Pid}", IsNumber: true) { MinimumWidth = 5 }, new("CMD", row => row.Command)];

    private static readonly Table<(int Pid, string Command)> Two =
        new("Two processes", Columns, [(1, "/sbin/init"), (1111, "php -S 127.0.0.1:9081")], "docker exec kind-worker ps") { Gap = 1 };

    [Fact]
    public void Text_has_the_columns_as_the_tool_pads_them_and_the_line_to_paste() => Two.ToString().ShouldBe(
        """
        Two processes
          PID CMD
            1 /sbin/init
         1111 php -S 127.0.0.1:9081
        In a terminal: docker exec kind-worker ps

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void HTML_says_the_same_without_a_style_sheet() => Two.ToHtml().ShouldBe(
        """
        <table>
        <caption align="left" style="text-align:left;white-space:nowrap">Two processes</caption>
        <thead><tr><th scope="col" align="right" style="text-align:right">PID</th><th scope="col" align="left" style="text-align:left">CMD</th></tr></thead>
        <tbody>
        <tr><td align="right" style="text-align:right">1</td><td align="left" style="text-align:left">/sbin/init</td></tr>
        <tr><td align="right" style="text-align:right">1111</td><td align="left" style="text-align:left">php -S 127.0.0.1:9081</td></tr>
        </tbody>
        </table>
        <p>In a terminal: <code>docker exec kind-worker ps</code></p>

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Marked_rows_have_a_sign_and_the_reason_stands_under_the_table()
    {
        var marked = Two.Marked(row => row.Pid == 1111, "in the pod").Marked(row => row.Pid > 0, "on the node");

        marked.ToString().ShouldBe(
            """
            Two processes
                 PID CMD
            ▲      1 /sbin/init
            ●▲  1111 php -S 127.0.0.1:9081
            ● in the pod (1 of 2 rows)
            ▲ on the node (2 of 2 rows)
            In a terminal: docker exec kind-worker ps

            """.ReplaceLineEndings("\n"));
        var html = marked.ToHtml();
        html.ShouldContain("<th scope=\"col\" align=\"left\" style=\"text-align:left\">Mark</th>");
        html.ShouldContain(">●▲</td><td align=\"right\" style=\"text-align:right\"><mark>1111</mark></td>");
        html.ShouldContain("<p>● in the pod (1 of 2 rows)</p>");
    }

    [Fact]
    public void An_empty_table_says_so()
    {
        var none = Two.Where(row => row.Pid == 7, "Number seven");

        none.ToString().ShouldBe("Number seven\n  PID CMD\n(no rows)\nIn a terminal: docker exec kind-worker ps\n");
        none.ToHtml().ShouldContain(" colspan=\"2\">(no rows)</td></tr>");
        none.Marked(_ => true, "seven").ToHtml().ShouldContain("colspan=\"3\"");
        none.Marked(_ => true, "seven").ToString().ShouldContain("   PID CMD\n(no rows)\n● seven (0 of 0 rows)\n");
    }

    [Fact]
    public void Tables_made_from_a_table_keep_its_caption_line_marks_and_form()
    {
        var marked = Two.Marked(row => row.Pid == 1, "the first");

        foreach (var made in new[] { marked.Where(row => row.Pid == 1), marked.Take(1), marked.OrderBy(row => -row.Pid).Where(row => row.Pid == 1) })
        {
            made.ToString().ShouldBe(
                "Two processes (1 of 2 rows)\n    PID CMD\n●     1 /sbin/init\n● the first (1 of 1 row)\nIn a terminal: docker exec kind-worker ps\n");
        }
    }

    [Fact]
    public void A_long_command_line_is_shortened_in_the_middle_and_whole_in_title_and_text()
    {
        var command = $"/usr/bin/kubelet --config=\"/var/lib/kubelet\" {new string('x', 300)} --last=option";
        var table = new Table<(int, string)>("Kubelet", Columns, [(108, command)]);

        var html = table.ToHtml();

        html.ShouldContain($"title=\"{command.Replace("\"", "&quot;", StringComparison.Ordinal)}\"");
        html.ShouldContain(">/usr/bin/kubelet --config=&quot;/var/lib/kubelet&quot; xxxxxxxxxxxxxxxxx");
        html.ShouldContain(" … xxxxxxxxxxxxxxxxx --last=option</td>");
        table.ToString().ShouldContain(command);
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("0123456789abcdefghij", "01234567 … hij")]
    [InlineData("0123456\U0001F600\U0001F600\U0001F600hij0123", "0123456 … 123")]
    public void Shortening_keeps_the_beginning_and_the_end_and_no_half_characters(string text, string shortened) =>
        ShortText.Of(text, 14).ShouldBe(shortened);

    [Fact]
    public void A_formula_in_a_command_line_is_not_typeset() =>
        new Table<(int, string)>("Shell", Columns, [(1, "sh -c 'echo $$; exec \"$@\"'")]).ToHtml()
            .ShouldContain("<td align=\"left\" style=\"text-align:left\"><code>sh -c &#39;echo $$; exec &quot;$@&quot;&#39;</code></td>");

    [Fact]
    public void A_sorted_table_is_sorted_further_with_LINQs_words_and_keeps_caption_line_and_notes()
    {
        var three = new Table<(int Pid, string Command)>("Three", Columns, [(3, "b"), (2, "b"), (1, "a")], "ps").Note(row => row.Pid == 1, "mine");

        var sorted = three.OrderByDescending(row => row.Command).ThenBy(row => row.Pid);

        sorted.Select(row => row.Pid).ShouldBe([2, 3, 1]);
        sorted.ThenByDescending(row => row.Pid).Take(1).ToString().ShouldBe("Three (1 of 3 rows)\n  PID   CMD   NOTE\n    2   b\n✎ mine (on no row)\nIn a terminal: ps\n");
        (from row in three orderby row.Command, row.Pid descending select row).Select(row => row.Pid).ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void A_table_of_few_rows_and_many_columns_is_turned_and_says_the_same()
    {
        var wide = new Table<int>("Wide", [new("A", n => $"a{n}", IsNumber: true), new("B", n => $"b{n}"), new("C", n => $"c{n}")], [1, 2], "ls")
        {
            TurnsWhenWide = true, Legend = "a: one",
        };

        wide.Note(n => n == 2, "two").Marked(n => n == 1, "the first").ToString().ShouldBe(
            """
            Wide
            A      a1   a2
            B      b1   b2
            C      c1   c2
            NOTE        ✎ two
            Mark   ●
            a: one
            ● the first (1 of 2 rows)
            In a terminal: ls

            """.ReplaceLineEndings("\n"));
        wide.ToHtml().ShouldContain(
            "<thead><tr><th scope=\"col\" align=\"left\" style=\"text-align:left\">A</th><th scope=\"col\" align=\"left\" style=\"text-align:left\">a1</th>");
        wide.ToHtml().ShouldContain("<tr><th scope=\"row\" align=\"left\" style=\"text-align:left\">B</th><td align=\"left\" style=\"text-align:left\">b1</td>");
        wide.Where(n => n == 7).ToHtml().ShouldContain("colspan=\"3\">(no rows)");
        new Table<int>("Tall", wide.Columns, [.. Enumerable.Range(1, 3)]) { TurnsWhenWide = true }.IsTurned.ShouldBeFalse();
    }
}
