namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 05's questions, on a machine with falsified answers.</summary>
public sealed class SentencesOfLesson05() : TamperedRecordings("05-pod-infrastructure.standalone")
{
    private static readonly Tampering[] _lies =
    [
        new("the images have other tags", ["e05-4"], "^images ", @"^[\d.]+$", "other"),
        new("lsns counts a process too many in net", ["e05-7", "e05-9"], "^command [^ ]+ lsns ",
            """("type":\s*"net",\s*"nprocs":\s*)2\b""", "${1}3"),
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);
}
