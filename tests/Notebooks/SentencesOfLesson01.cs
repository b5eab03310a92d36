namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 01's sentences and questions, on a machine with falsified answers.</summary>
public sealed class SentencesOfLesson01() : TamperedRecordings(Recorded)
{
    private const string Recorded = "01-linux-namespaces.standalone";
    private const string Snapshot = "^command [^ ]+ sh -c for tool";

    private static readonly Tampering[] _lies =
    [
        new("there are seven types", ["compare-links"], @"^command [^ ]+ ls -l /proc/\d+/ns$", @"(?m)^.* time -> .*\n", "") { Time = 0 },
        new("the shells are in two net namespaces", ["compare-links"], @"^command [^ ]+ ls -l /proc/\d+/ns$", @"net:\[\d+\]", "net:[1]") { Time = 0 },
        new("the node's uts namespace is another", ["e01-1"], Snapshot, @"(/proc/1/ns/uts uts:)\[\d+\]", "$1[7]"),
        new("a new uts namespace has a name of its own", ["e01-2"], "^command [^ ]+ unshare --uts hostname$", ".+", "fresh") { Time = 1 },
        new("the name isn't copied", ["after-unshare"], "^shellCommand [^ ]+ two Run hostname$", ".+", "other") { Time = 1 },
        new("unshare --uts changes net as well", ["e01-3"], "^command [^ ]+ unshare --uts readlink", @"net:\[\d+\]", "net:[5]"),
        new("the new name is everybody's", ["rename"], "^shellCommand [^ ]+ two Run hostname$", ".+", DrawnName()) { Time = 2 },
        new("joining changes nothing", ["after-join"], "^shellCommand [^ ]+ two Run hostname$", ".+", "other") { Time = 3 },
        new("lsns counts one process more", ["e01-4"], "^command [^ ]+ lsns ", """("type":\s*"uts",\s*"nprocs":\s*)2\b""", "${1}3"),
        new("the old name is lost", ["leave"], "^shellCommand [^ ]+ one Run hostname$", ".+", "other") { Time = 2 },
        new("unshare --pid changes another link", ["e01-5"], "^command [^ ]+ unshare --pid sh", "pid_for_children", "time_for_children"),
        new("a second child is started", ["pid-no-memory"], "^shellCommand [^ ]+ one Run unshare --pid sh -c '/bin/echo", "the first child\n",
            "the first child\nthe second child\n"),
        new("the first process isn't number 1", ["unshare-pid"], "^shellCommand [^ ]+ one Run echo I am", "I am process 1\n", "I am process 5\n"),
        new("its own /proc shows the node", ["unshare-pid-mnt"], "^shellCommand [^ ]+ two Run echo I am", "(?<=/proc is ).*", "catatonit"),
        new("ps doesn't see sleep", ["e01-6"], "^shellCommand [^ ]+ two Run ps -e$", @"\n.*sleep\n", "\n"),
        new("sleep 1001 isn't there", ["e01-7"], Snapshot, " sleep 1001", " sleep 9999"),
        new("a process has one number", ["nspid"], @"^command [^ ]+ cat /proc/\d+/status$", @"NSpid:\t(\d+)\t\d+", "NSpid:\t$1"),
        new("sleep 1002 lives on", ["e01-8"], "^command [^ ]+ ps -eo", "sleep 1001", "sleep 1002") { Time = -1 },
        new("the file doesn't hold the namespace", ["pin"], "^shellCommand [^ ]+ one Run touch", "nobody-home", "other"),
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    // The random host name in the recording.
    private static string DrawnName() => FindInQuestions(Recorded, @"hostname (host-\d+);");
}
