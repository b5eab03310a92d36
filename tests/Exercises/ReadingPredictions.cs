using PodLab.Exercises;
using static PodLab.Anatomy.NamespaceOwnership;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Exercises;

/// <summary>Texts that a learner may write into a form, and the messages for those that aren't understood.</summary>
public sealed class ReadingPredictions
{
    private const string Types = "cgroup ipc mnt net pid time user uts";

    private static readonly PredictedProcess[] _rows = [new("demoshare", "pause"), new("demoshare", "demox")];

    public static TheoryData<string, string> Faults => new()
    {
        { "cgroup ipc mount", "\"mount\" isn't one" },
        { "pid pid\ndemoshare demox own own", "names a type twice" },
        { "demoshare demox own own own own own own own own", "The first line has to name types" },
        { $"{Types}\ndemosolo demox own own own own own own own own", "doesn't begin with one of the rows: demoshare pause and demoshare demox" },
        { $"{Types}\ndemox own own own own own own own own", "doesn't begin with one of the rows" },
        { "pid\ndemoshare demox", "doesn't begin with one of the rows" },
        { $"{Types}\ndemoshare demox own own", "has 2 words for 8 types" },
        { "pid\ndemoshare demox own own", "has 2 words for 1 type" },
        { "pid\ndemoshare demox own\ndemoshare demox pod", "two lines for demoshare demox" },
        { "pid mnt\ndemoshare demox own mine", "\"mine\", for mnt of demoshare demox, isn't a prediction" },
        { "pid\ndemoshare demox unknown", "isn't a prediction" },
        { "pid\ndemoshare demox none", "isn't a prediction" },
    };

    [Fact]
    public void Words_and_their_first_letters_are_read_in_any_order_and_case()
    {
        var read = PredictedMatrix.Parse("\r\n  PID   mnt\tnet\n\n demoshare demox  Own p NODE\n   demoshare pause n po o\n", _rows);

        (read.Find(_rows[1], Pid), read.Find(_rows[1], Mnt), read.Find(_rows[1], Net)).ShouldBe((Own, Pod, Node));
        (read.Find(_rows[0], Pid), read.Find(_rows[0], Mnt), read.Find(_rows[0], Net)).ShouldBe((Node, Pod, Own));
        read.Find(_rows[0], Uts).ShouldBeNull();
        (read.Filled, read.Open).ShouldBe((6, 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData(Types)]
    [InlineData("pid mnt\ndemoshare demox ? _")]
    [InlineData("pid mnt\ndemoshare pause - …")]
    public void What_has_no_word_is_open(string text) => PredictedMatrix.Parse(text, _rows).Open.ShouldBe(16);

    [Fact]
    public void What_is_kept_is_read_as_it_was()
    {
        var read = PredictedMatrix.Parse($"{Types}\ndemoshare demox own pod own pod node node node ?", _rows);

        var again = PredictedMatrix.Parse($"{read}", _rows);

        $"{again}".ShouldBe($"{Types}\ndemoshare pause ? ? ? ? ? ? ? ?\ndemoshare demox own pod own pod node node node ?");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_not_understood_is_quoted_with_what_is_expected(string text, string message) =>
        Should.Throw<FormatException>(() => PredictedMatrix.Parse(text, _rows)).Message.ShouldContain(message);
}
