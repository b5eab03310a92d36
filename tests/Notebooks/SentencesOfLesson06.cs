namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 06's sentences and questions, on a machine on which something else ended, stayed or began.</summary>
public sealed class SentencesOfLesson06() : TamperedRecordings(Recorded)
{
    private const string Recorded = "06-the-pause-container.standalone";
    private const string Snapshot = @"^command \S+ sh -c for tool";
    private const string Status = @"^command \S+ cat /proc/\d+/status$";
    private const string Stat = @"^command \S+ cat /proc/\d+/stat$";
    private const string Solo = "^pod dev demosolo$";
    private const string Twin = "^pod dev demotwin$";
    private const string Pods = "^pods dev";

    // The 22nd field of /proc/PID/stat, and the 14th.
    private const string Start = @"(\(\w+\) \w(?: -?\d+){18}) \d+";
    private const string UserTime = @"(\(\w+\) \w(?: -?\d+){10}) \d+";
    private const string Uid = @"^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$";
    private const string Zombie = @"(?m)^( *\d+ +)\d+( \[sleep\] <defunct>)$";

    private static readonly Tampering[] _lies =
    [
        new("the status names another container", ["take-apart"], "^wait dev demosolo is ready$", "^demox$", "other") { Time = 0 },
        new("demox doesn't run", ["e06-1"], "^containers ", "^running$", "exited") { Time = 1 },
        new("php has a handler for TERM as well", ["e06-2"], Status, @"(SigCgt:\t)\w+", "${1}0000000000004002") { Time = 1 },
        new("KILL can't be sent", ["kill-inside"], "^exec dev demosolo demox sh -c kill -KILL", "sent KILL", "not permitted"),
        new("another php runs after KILL from inside", ["kill-inside"], Stat, Start, "$1 9") { Time = 1 },
        new("php is a zombie after KILL from inside", ["kill-inside"], Stat, @"\(php\) S", "(php) Z") { Time = 1 },
        new("php has a host name of its own", ["e06-3"], Snapshot, $@"(/proc/{Php()}/ns/uts uts:)\[\d+\]", "$1[5]") { Time = 3 },
        new("the pod gets another address", ["compare-solo"], Solo, @"^10\.244\.1\.\d+$", "10.244.9.9") { Time = 11 },
        new("the host name is another", ["compare-solo"], @"^command \S+ nsenter -t \d+ -u hostname$", "demosolo", "other") { Time = 1 },
        new("uts isn't shared any more", ["compare-solo"], Snapshot, @"uts:\[\d+\]", "uts:[7]") { Time = 4 },
        new("pause is another process", ["compare-solo"], Stat, Start, "$1 9") { Time = 3 },
        new("php is the process that it was", ["compare-solo"], Stat, Start, "$1 9") { Time = 4 },
        new("the pod is another one", ["e06-4"], Solo, Uid, "00000000-0000-0000-0000-000000000000") { Time = 12 },
        new("the back-off is longer", ["e06-5"], Pods, "back-off 10s", "back-off 20s") { Time = 4 },
        new("the first end was followed by a back-off", ["lives"], "^wait dev demosolo has started demox again$", "^.*$", "2099-01-01T00:00:00Z") { Under = "running" },
        new("pause gets no TERM", ["pause-at-rest"], Status, @"(Sig(?:Blk|Cgt):\t)\w+", "${1}0000000000000000") { Time = 2 },
        new("pause is busy", ["pause-at-rest"], Stat, UserTime, "$1 900") { Time = 5 },
        new("pause runs at this moment", ["e06-6"], Stat, @"\(pause\) S", "(pause) R") { Time = 7 },
        new("demotwin is another pod afterwards", ["compare-twin"], Twin, Uid, "00000000-0000-0000-0000-000000000000") { Time = 2 },
        new("a process of demotwin has stayed", ["compare-twin"], Stat, Start, "$1 9") { Time = 11 },
        new("RESTARTS counts one more", ["e06-7"], Pods, "^1$", "2") { Time = 6, InNumbers = true },
        new("the orphan falls to the node's process 1", ["leave-orphan", "zombie-matrix"], Snapshot, Zombie, "${1}1$2") { Time = 10 },
        new("php has asked about the orphan", ["leave-orphan", "zombie-matrix"], @"^command \S+ grep -s \^State", "(?s)^/proc.*", "") { Time = 0 },
        new("a zombie is still in net", ["zombie-matrix"], Snapshot, "(?m)^(/proc/1/ns/net .*)$",
            $"$1\n/proc/{ZombiePid()}/ns/net net:[1]\n/proc/{ZombiePid()}/ns/pid pid:[2]") { Time = 10 },
        new("php is process 1 in demoshare", ["apply-share"], Snapshot, @"(/status:NSpid:\s+\d+\s+)(?!1\n)\d+\n", "${1}1\n") { Time = 11 },
        // Its parent becomes the pause process with the highest number: demoshare's.
        new("pause collects zombies", ["e06-8"], Snapshot, Zombie + @"(?=(?s:.*\n +(\d+) +\d+ /pause -P))", "$1$3$2") { Time = 14 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    private static string Php() => FindInQuestions(Recorded, @"^\S+ cat /proc/(\d+)/status$");

    private static string ZombiePid() => FindInQuestions(Recorded, @" grep -s \S+ /proc/(\d+)/status ");
}
