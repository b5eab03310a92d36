namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 05's questions, held to a machine that has said something else to the learner.</summary>
public sealed class SentencesOfLesson05() : TamperedRecordings("05-pod-infrastructure.standalone")
{
    private static readonly Tampering[] _lies =
    [
        new("the images have other tags", ["e05-4"], "^images ", @"^[\d.]+$", "other"),
        new("lsns counts a process too many in net", ["e05-7", "e05-9"], "^command [^ ]+ lsns ",
            """("type":\s*"net",\s*"nprocs":\s*)2\b""", "${1}3"),
    ];

    public static TheoryData<string> Lies => [.. _lies.Select(lie => lie.Name)];

    [Theory]
    [MemberData(nameof(Lies))]
    public Task A_lie_makes_exactly_its_cell_fail(string lie) => OnlyItsCellsFailAsync(_lies.Single(one => one.Name == lie));
}
