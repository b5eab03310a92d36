namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 09's sentences and questions, on a machine on which a variant behaves differently.</summary>
public sealed class SentencesOfLesson09() : TamperedRecordings(Recorded)
{
    private const string Recorded = "09-pod-variants.standalone";
    private const string Snapshot = @"^command \S+ sh -c for tool";
    private const string Status = @"^command \S+ cat /proc/\d+/status$";
    private const string Stat = @"^command \S+ cat /proc/\d+/stat$";
    private const string Processes = @"^command \S+ ps -eo pid,ppid,cmd$";

    // The 22nd field of /proc/PID/stat.
    private const string Start = @"(\(\w+\) \w(?: -?\d+){18}) \d+";

    private static readonly string _php = FindInQuestions(Recorded, @"^\S+ cat /proc/(\d+)/status$");
    private static readonly string _sharedPause = FindInQuestions(Recorded, @"^\S+ kill -KILL (\d+)$");
    private static readonly string _sleeper = FindInAnswers(Recorded, "pid,ppid,cmd", @" (\d+) +\d+ sleep 4711");
    private static readonly string _nodesIpc = FindInAnswers(Recorded, "sh", @"/proc/1/ns/ipc ipc:\[(\d+)\]");
    private static readonly string _pidOfPhp = FindInAnswers(Recorded, "sh", $@"/proc/{_php}/ns/pid pid:\[(\d+)\]");

    private static readonly Tampering[] _lies =
    [
        new("php in demosolo has a net of its own", ["matrix-solo"], Snapshot, $@"(/proc/{_php}/ns/net net:)\[\d+\]", "$1[5]") { Time = 0 },
        new("php in demosolo is in the node's ipc", ["matrix-solo"], Snapshot, $@"(/proc/{_php}/ns/ipc ipc:)\[\d+\]", $"$1[{_nodesIpc}]") { Time = 0 },
        new("php in demosolo is in no time namespace", ["matrix-solo"], Snapshot, $@"/proc/{_php}/ns/time time:\[\d+\]\n", "") { Time = 0 },
        new("php in demoshare has a pid of its own", ["reveal-share"], Snapshot, Others("pid", 1), "$1[5]") { Time = 1 },
        new("pause in demoshare is in the node's cgroup no more", ["reveal-share"], Snapshot, $@"(/proc/{_sharedPause}/ns/cgroup cgroup:)\[\d+\]", "$1[5]") { Time = 1 },
        new("pause isn't process 1 in demoshare", ["draw-share"], Snapshot, $@"(/proc/{_sharedPause}/status:NSpid:\s+\d+\s+)1\n", "${1}7\n") { Time = 2 },
        new("php is process 1 in demoshare", ["draw-share"], Snapshot, @"(/status:NSpid:\s+\d+\s+)(?!1\n)\d+\n", "${1}1\n") { Time = 2 },
        new("one sleeps elsewhere", ["e09-2"], Snapshot, $@"(/proc/{_sleeper}/ns/pid pid:)\[\d+\]", "$1[5]") { Time = 4 },
        new("none slept before", ["kill-pause"], Processes, "sleep 4711", "sleep 4712") { Time = 1 },
        new("one still sleeps", ["kill-pause"], Processes, "(?m)^( *1 +0 .*)$", "$1\n9999 1 sleep 4711") { Time = 2 },
        new("a process of demoshare has stayed", ["kill-pause"], Stat, Start, "$1 9") { Time = -1 },
        new("demohostnet isn't in the node's net", ["reveal-host"], Snapshot, Nodes("net"), "$1[5]") { Time = 6 },
        new("demohostnet isn't in the node's uts", ["reveal-host"], Snapshot, Nodes("uts"), "$1[5]") { Time = 6 },
        new("demohostpid isn't in the node's pid", ["reveal-host"], Snapshot, Nodes("pid"), "$1[5]") { Time = 7 },
        new("demohostpid is in the node's uts as well", ["reveal-host"], Snapshot, @"uts:\[\d+\]", "uts:[5]") { Time = 7 },
        new("demohostipc isn't in the node's ipc", ["reveal-host"], Snapshot, Nodes("ipc"), "$1[5]") { Time = 8 },
        new("demohostnet has a host name of its own", ["look-host"], "^exec dev demohostnet demox sh -c cat", "podlab-node", "demohostnet"),
        new("demosolo has the node's host name", ["look-host"], "^exec dev demosolo demox sh -c cat", "demosolo", "podlab-node"),
        new("demohostpid doesn't see the node's process 1", ["look-host"], "^exec dev demohostpid demox sh -c cat", "catatonit", "php"),
        new("php isn't process 1 in demosolo", ["look-host"], "^exec dev demosolo demox sh -c cat", "php", "sh"),
        new("another container is ready in demoside", ["reveal-sidecar"], "^wait dev demoside is ready$", "^demos$", "other"),
        new("demoside's containers share their processes", ["reveal-sidecar"], Snapshot, @"pid:\[\d+\]", "pid:[5]") { Time = 9 },
        new("php is in another pid namespace once looker is there", ["reveal-looker"], Snapshot, $@"(/proc/{_php}/ns/pid pid:)\[\d+\]", "$1[5]") { Time = 10 },
        new("looker hasn't joined php's pid namespace", ["reveal-looker"], Snapshot, $@"(/proc/(?!{_php}/)\d+/ns/pid pid:)\[{_pidOfPhp}\]", "$1[5]") { Time = 10 },
        new("looker and php share a mnt", ["reveal-looker"], Snapshot, @"mnt:\[\d+\]", "mnt:[5]") { Time = 11 },
        new("another number is in php's file", ["e09-7"], "^exec dev demosolo demox cat /number$", @"\d{5}", "12345"),
        new("looker sees another file", ["e09-7"], "^exec dev demosolo looker cat /proc/1/root/number$", @"\d{5}", "12345"),
        new("demopriv has a cgroup of its own", ["reveal-rights"], Snapshot, Nodes("cgroup"), "$1[5]") { Time = 12 },
        new("demouser isn't in the node's user", ["reveal-rights"], Snapshot, Nodes("user"), "$1[5]") { Time = 13 },
        new("php in demosolo isn't run by root", ["look-rights"], Status, @"(Uid:\t)\d+", "${1}7") { Time = 0 },
        new("php in demouser is run by root", ["look-rights"], Status, @"(Uid:\t)\d+", "${1}0") { Time = 2 },
        new("demopriv lacks rights", ["look-rights"], Status, @"(CapEff:\t)\w+", "${1}0000000000000001") { Time = 1 },
        new("demosolo has no rights", ["look-rights"], Status, @"(CapEff:\t)\w+", "${1}0000000000000000") { Time = 0 },
        new("demouser has a right", ["look-rights"], Status, @"(CapEff:\t)\w+", "${1}0000000000000001") { Time = 2 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    private static string Nodes(string type) => $@"(?m)^(/proc/1/ns/{type} {type}:)\[\d+\]$";

    // A process's link to the namespace of demoshare's pause, except pause's own link.
    private static string Others(string type, int snapshot) =>
        $@"(/proc/(?!{_sharedPause}/)\d+/ns/{type} {type}:)(?=\[\d+\])(?:{SharedNumber(type, snapshot)})";

    private static string SharedNumber(string type, int snapshot) => Regex.Escape(FindInAnswers(
        Recorded, "sh", $@"/proc/{_sharedPause}/ns/{type} {type}:(\[\d+\])", snapshot));
}
