using PodLab.CSharpKernel.Engine;

namespace PodLab.Tests.Rendering;

public sealed class NotingRows
{
    private static readonly Column<(int Pid, string Command)>[] Columns =
        [new("PID", row => $"{row.Pid}", IsNumber: true), new("CMD", row => row.Command)];

    private static readonly Table<(int Pid, string Command)> Two =
        new("Two processes", Columns, [(1, "/sbin/init"), (1111, "php -S 127.0.0.1:9081")]);

    [Fact]
    public void A_note_stands_in_a_column_of_its_own_behind_a_sign()
    {
        var noted = Two.Note(row => row.Pid == 1111, "my web server");

        noted.ToString().ShouldBe(
            """
            Two processes
             PID   CMD                     NOTE
               1   /sbin/init
            1111   php -S 127.0.0.1:9081   ✎ my web server

            """.ReplaceLineEndings("\n"));
        noted.ToHtml().ShouldContain("<th scope=\"col\" align=\"left\" style=\"text-align:left\">NOTE</th>");
        noted.ToHtml().ShouldContain(">php -S 127.0.0.1:9081</td><td align=\"left\" style=\"text-align:left\">✎ my web server</td>");
    }

    [Fact]
    public void The_table_that_was_noted_stays_as_it_was()
    {
        Two.Note(_ => true, "a note");
        Two.ToString().ShouldNotContain("NOTE");
        Two.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Notes_stay_with_their_rows_in_tables_made_from_the_table()
    {
        var noted = Two.Note(row => row.Pid == 1111, "mine").Note(row => row.Pid > 0, "alive").Marked(_ => true, "all").OrderBy(row => -row.Pid).Take(1);

        noted.ToString().ShouldContain("✎ mine; ✎ alive");
        noted.Notes.Select(note => note.Text).ShouldBe(["mine", "alive"]);
    }

    [Fact]
    public void A_note_on_no_row_is_not_lost()
    {
        var noted = Two.Note(row => row.Pid == 7, "gone");

        noted.ToString().ShouldEndWith("✎ gone (on no row)\n");
        noted.ToHtml().ShouldContain("<p>✎ gone (on no row)</p>");
    }

    [Fact]
    public void A_long_note_is_shown_whole()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 60));
        Two.Note(row => row.Pid == 1, text).ToHtml().ShouldContain($"✎ {text}</td>");
    }

    [Fact]
    public void A_kernel_hands_the_notes_out_beside_the_table_and_only_where_there_are_some()
    {
        MimeBundle.Of(Two).Data.Keys.ShouldBe(["text/html", "text/plain"]);

        var data = MimeBundle.Of(Two.Note(row => row.Pid == 1111, "<mine>")).Data;
        data.Keys.ShouldBe(["text/html", "text/plain", Note.MimeType]);
        data[Note.MimeType].ShouldBe("""[{"about":"PID 1111","text":"\u003Cmine\u003E"}]""");
    }
}
