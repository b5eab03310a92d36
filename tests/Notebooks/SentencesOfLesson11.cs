namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 11's sentences about the pod that it applies, on a machine on which that pod is different.</summary>
public sealed class SentencesOfLesson11() : TamperedRecordings(Recorded)
{
    private const string Recorded = "11-your-own-pod.standalone";
    private const string Snapshot = @"^command \S+ sh -c for tool";

    private static readonly Tampering[] _lies =
    [
        new("each process of demolook has a pid of its own", ["check-unusual"], Snapshot, @"(/proc/(\d+)/ns/pid pid:)\[\d+\]", "$1[$2]") { Time = 0 },
        new("the shell has started nothing", ["check-unusual"], Snapshot, @"(?m)^ *\d+ +\d+ (sleep|php) .*\n?", "") { Time = 0 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);
}
