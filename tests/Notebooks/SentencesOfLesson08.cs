namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 08's sentences and questions, on a machine with falsified pid namespaces.</summary>
public sealed class SentencesOfLesson08() : TamperedRecordings(Recorded)
{
    private const string Recorded = "08-pid-namespaces-nest.standalone";
    private const string Snapshot = @"^command \S+ sh -c for tool";
    private const string Machine = "^machine ";
    private const string JoinedRun = @"^shellCommand \S+ one Run echo I am";
    private const string ThirdRun = @"^shellCommand \S+ two Run echo I am";

    private static readonly Tampering[] _lies =
    [
        new("php isn't process 1 of its container", ["pid-levels", "e08-1", "e08-2"], Snapshot, $@"(/proc/{Php()}/status:NSpid:\s+\d+\s+)1\n", "${1}2\n") { Time = 0 },
        new("there are two levels above the node", ["pid-levels", "e08-1", "e08-2"], Machine, "^1$", "2") { Time = 0, InNumbers = true },
        new("the machine has no number for php", ["e08-1"], Machine, "^1$", "2") { Time = 1, InNumbers = true },
        new("the outermost number is the node's", ["e08-2"], Machine, "^1$", "2") { Time = 2, InNumbers = true },
        new("php has a parent inside", ["join-one"], JoinedRun, @"\b0( php )", "5$1"),
        new("nsenter is inside", ["join-one"], JoinedRun, "ps -eo", "nsenter -eo"),
        new("nsenter has a number inside", ["e08-3"], Snapshot, @"(?m)(NSpid:\s+\d+)$", "$1\t7") { Time = 6 },
        new("another program started the shell", ["nsenter-outside"], @"^command \S+ ps -eo", "nsenter --target", "other --target") { Time = 0 },
        new("nsenter has two numbers", ["nsenter-outside"], @"^command \S+ cat /proc/\d+/status$", @"(NSpid:\t\d+)", "$1\t5") { Time = 1 },
        new("shell two isn't process 1", ["level-3"], ThirdRun, "I am process 1", "I am process 4"),
        new("shell two sees its parent", ["level-3"], ThirdRun, "parent is process 0", "parent is process 9"),
        new("level 3 sees php", ["level-3"], ThirdRun, "ps -eo", "php -eo"),
        // It says so before it leaves the orphan, and without an orphan there is no answer.
        new("shell three is process 1", ["leave-orphan", "e08-4"], @"^shellCommand \S+ three Run echo", ".+", "1"),
        new("the node's process 1 takes in the orphan", ["e08-4"], Snapshot, @"(?m)^( *\d+ +)\d+( sleep \d+)$", "${1}1$2") { Time = 8 },
        new("level 4 doesn't see its sleep", ["level-4"], @"^shellCommand \S+ four Run ps", @"(?m)^.*sleep \d+\n", ""),
        new("level 4 sees that of level 3", ["level-4"], @"^shellCommand \S+ four Run ps", "ps -eo.*", $"sleep {Nap()}"),
        new("level 3 doesn't see that of level 4", ["level-4"], @"^shellCommand \S+ two Run ps", $"sleep (?!{Nap()})", "wait "),
        new("there are three levels", ["nested-levels", "e08-5", "lsns-tree", "try-numbers", "e08-6"], Snapshot,
            @"(?m)(NSpid:\s+\d+\s+\d+\s+\d+)\s+\d+$", "$1") { Time = 9 },
        new("the machine lacks a number", ["nested-levels"], Machine, "^1$", "2") { Time = 5, InNumbers = true },
        new("the innermost number is another", ["e08-5"], Snapshot, @"(?m)(NSpid:\s+\d+\s+\d+\s+\d+)\s+\d+$", "$1\t99") { Time = 11 },
        new("the parents are others", ["lsns-tree"], @"^command \S+ lsns -J", @"""pns"":\s*\d+", @"""pns"": 1"),
        new("a number more answers", ["try-numbers"], @"^shellCommand \S+ two Run for n", @"\A1\n", "1\n2\n"),
        new("a number less answers", ["try-numbers"], @"^shellCommand \S+ four Run for n", @"\A1\n", ""),
        new("the shells aren't root", ["try-numbers"], @"^shellCommand \S+ two Run id", "^0", "1000"),
        new("nothing answers at level 3", ["e08-6"], @"^command \S+ nsenter --target \d+ --pid -- sh", @"(?s)\A.+", ""),
        new("php is gone", ["end-level-3"], "^containers ", "^running$", "exited") { Time = 8 },
        new("level 3 has a process left", ["e08-7"], Snapshot, @"(?m)(NSpid:\s+\d+\s+(?!1$)\d+)$", "$1\t5") { Time = 15 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    private static string Php() => FindInQuestions(Recorded, @"^\S+ cat /proc/(\d+)/status$");

    // The argument of the process sleep of level 3: random for each recording.
    private static string Nap() => FindInQuestions(Recorded, @"\(sleep (\d+) &\)");
}
