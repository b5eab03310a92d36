namespace PodLab.Tests.Commands;

public sealed class ParsingProcessTimes
{
    private const string Pause =
        "1355 (pause) S 1335 1355 1355 0 -1 4194560 843 0 0 0 4 1 0 0 20 0 1 0 500753 1019904 132 18446744073709551615 4198400 4689969 "
        + "140728356708592 0 0 0 0 0 81922 1 0 0 17 0 0 0 0 0 0 4858520 4883088 704053248 140728356712353 140728356712360 140728356712360 140728356712433 0\n";

    [Fact]
    public void A_process_has_its_state_its_time_on_a_processor_and_its_start()
    {
        var stat = ProcStat.Parse(Pause);

        stat.ShouldBe(new ProcessStat(1355, "pause", 'S', TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5007.53)));
        stat.StateWord.ShouldBe("sleeping");
    }

    [Theory]
    [InlineData("a) R 1 (b", "a) R 1 (b")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("", "")]
    public void A_name_may_hold_anything(string name, string read)
    {
        var stat = ProcStat.Parse(Pause.Replace("pause", name, StringComparison.Ordinal));

        (stat.Name, stat.State, stat.Pid).ShouldBe((read, 'S', 1355));
    }

    [Theory]
    [InlineData("S", 'S', "sleeping")]
    [InlineData("Z", 'Z', "zombie")]
    [InlineData("R", 'R', "running")]
    [InlineData("W", 'W', "W")]
    public void A_state_is_a_letter_and_a_word(string letter, char state, string word)
    {
        var stat = ProcStat.Parse(Pause.Replace(") S", $") {letter}", StringComparison.Ordinal));

        (stat.State, stat.StateWord).ShouldBe((state, word));
    }

    [Theory]
    [InlineData("0000000000000002", "INT")]
    [InlineData("0000000000014002", "INT TERM CHLD")]
    [InlineData("0000000000000000", "")]
    [InlineData("8000000100000101", "HUP KILL 33 64")]
    public void A_mask_names_its_signals(string mask, string names) => string.Join(' ', SignalMask.Parse(mask)).ShouldBe(names);

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("sigterm", 15)]
    [InlineData("9", 9)]
    [InlineData("64", 64)]
    [InlineData("0", null)]
    [InlineData("65", null)]
    [InlineData("SIGNAL", null)]
    [InlineData("", null)]
    public void A_signal_is_known_by_its_name_or_its_number(string signal, int? number) => SignalMask.FindNumber(signal).ShouldBe(number);

    [Fact]
    public void A_status_without_the_mask_says_so() =>
        Should.Throw<PodLabException>(() => Array.Empty<StatusField>().Signals("SigCgt")).Message.ShouldContain("no field SigCgt");
}
