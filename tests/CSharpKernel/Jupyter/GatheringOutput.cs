using PodLab.CSharpKernel.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>A cell's printed output becomes messages.</summary>
public sealed class GatheringOutput
{
    [Fact]
    public void A_very_long_text_goes_in_pieces_that_leave_each_character_whole()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001F331", 1_500_000));
        var pieces = new List<string>();

        new StreamBatch((_, piece) => pieces.Add(piece)).Write("stdout", text);

        pieces.Count.ShouldBeGreaterThan(2);
        pieces.Where(piece => char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])).ShouldBeEmpty();
        string.Concat(pieces).ShouldBe(text);
    }

    [Theory]
    [InlineData("first\nName? ", "Name? ", "first\n")]
    [InlineData("Name? ", "Name? ", "")]
    [InlineData("a line\n", "", "a line\n")]
    [InlineData("10 %\r20 %\rMore? ", "More? ", "")]
    public void The_unfinished_last_line_is_taken_for_a_question_and_not_shown_twice(string written, string question, string shown)
    {
        var passed = new List<string>();
        var batch = new StreamBatch((_, text) => passed.Add(text), Timeout.InfiniteTimeSpan);

        batch.Write("stdout", written);
        batch.TakeUnfinishedLine().ShouldBe(question);
        batch.FlushAndThen(() => { });

        string.Concat(passed).ShouldBe(shown);
    }

    [Fact]
    public void A_line_that_was_shown_in_part_is_shown_to_its_end_and_is_the_question_all_the_same()
    {
        var passed = new List<string>();
        var batch = new StreamBatch((_, text) => passed.Add(text), TimeSpan.FromMilliseconds(1));

        batch.Write("stdout", "x\nNa");
        SpinWait.SpinUntil(() => passed.Count > 0, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        batch.Write("stdout", "me? ");
        batch.TakeUnfinishedLine().ShouldBe("Name? ");
        batch.FlushAndThen(() => { });

        string.Concat(passed).ShouldBe("x\nName? ");
        batch.TakeUnfinishedLine().ShouldBe("", "it has been asked");
    }

    [Fact]
    public void What_could_not_be_passed_on_does_not_stand_in_the_way_of_what_follows()
    {
        var passed = new List<string>();
        var batch = new StreamBatch(
            (_, text) => passed.Add(passed.Count > 0 || text == "second" ? text : throw new ArgumentException("too long")), Timeout.InfiniteTimeSpan);

        batch.Write("stdout", "first");
        Should.Throw<ArgumentException>(() => batch.FlushAndThen(() => { }));
        batch.Write("stdout", "second");
        batch.FlushAndThen(() => { });

        passed.ShouldBe(["second"]);
    }
}
