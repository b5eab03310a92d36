namespace PodLab.Tests.Clusters.Standalone;

public sealed class ReadingContainerLogs
{
    private const string Stamp = "2026-11-23T08:55:52.005462784Z";

    [Fact]
    public void The_runtimes_prefix_is_taken_off_and_the_last_lines_are_kept()
    {
        ContainerLog.Tail([$"{Stamp} stdout F one", $"{Stamp} stderr F two  words", $"{Stamp} stdout F "], 2).ShouldBe("two  words\n");
    }

    [Fact]
    public void A_line_that_the_runtime_split_is_whole_again()
    {
        ContainerLog.Tail([$"{Stamp} stdout P long ", $"{Stamp} stdout F line", $"{Stamp} stdout P unfinished"], 9).ShouldBe("long line\nunfinished");
    }

    [Fact]
    public void A_line_ends_where_the_runtime_ended_it_and_not_at_a_carriage_return()
    {
        using var folder = new TemporaryFolder();
        var longLine = new string('x', 9000);
        folder.Write(
            "demox/0.log",
            $"{Stamp} stdout F step one\rstep two\n{Stamp} stdout F {longLine}\n{Stamp} stdout F windows\r\n{Stamp} stdout F unended");

        ContainerLog.ReadTail(folder.Path, "demox", 9).ShouldBe($"step one\rstep two\n{longLine}\nwindows\r\nunended");
    }

    [Fact]
    public void A_line_of_another_form_is_shown_as_it_is()
    {
        ContainerLog.Tail(["garbage", ""], 9).ShouldBe("garbage\n");
    }
}
