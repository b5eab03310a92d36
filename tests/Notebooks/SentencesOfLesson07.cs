namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 07's sentences and questions, on a machine on which something else is shared, taken, or done first.</summary>
public sealed class SentencesOfLesson07() : TamperedRecordings(Recorded)
{
    private const string Recorded = "07-multi-container-pods.standalone";
    private const string Snapshot = @"^command \S+ sh -c for tool";
    private const string Lsns = @"^command \S+ lsns -J";
    private const string Ps = @"^command \S+ ps -eo";
    private const string Pods = "^pods dev";
    private const string LoserSays = "^log dev democlash demoy ";
    private const string Stat = @"php -r \$s = ";

    // The rows of lsns in JSON: the text between a row's number and its command.
    private const string RowOf9082 = @"""ns"": \d+(?=,\s*""type"": ""mnt"",[^}]*9082"")";
    private const string RowOf9083 = @"""ns"": \d+(?=,\s*""type"": ""mnt"",[^}]*9083"")";
    // The uts of each process in a snapshot that isn't in the node's.
    private const string UtsOfPods = @"(?<=/proc/1/ns/uts uts:(\[\d+\])(?s:.*))(/proc/(?!1/)\d+/ns/uts uts:)(?!\1)\[\d+\]";

    private const string Identity = @"\d+ \d+$";

    private static readonly Tampering[] _lies =
    [
        new("demoduo isn't ready", ["apply-duo"], "^wait dev demoduo is ready$", "^True$", "False") { InNumbers = true },
        new("demoy has another parent", ["processes-duo"], Snapshot, @"(?m)^( *\d+ +)\d+( php -S 127\.0\.0\.1:9082)$", "${1}1$2") { Time = 0 },
        new("the shim has a second pause", ["processes-duo"], Ps, @"(?m)^( *\d+)( +\d+ )(php -S 127\.0\.0\.1:9082)$", "$1$2$3\n  99999$2/pause -P") { Time = 0 },
        new("demoy isn't process 1 of its container", ["e07-1"], Snapshot, $@"(/proc/{Demoy()}/status:NSpid:\s+{Demoy()}\s+)1\n", "${1}5\n") { Time = 1 },
        new("a row of demoy's is missing", ["lsns-duo", "e07-2", "side-by-side"], Lsns, RowOf9082, "\"ns\": 7") { Time = 0 },
        new("demoy is in the node's mnt", ["lsns-duo", "e07-2", "side-by-side"], Snapshot, $@"(/proc/1/ns/mnt mnt:)(\[\d+\])((?s:.*)/proc/{Demoy()}/ns/mnt mnt:)\[\d+\]", "$1$2$3$2") { Time = 0 },
        new("demoy is in the node's mnt when the row of demoz is asked for", ["e07-2"], Snapshot,
            $@"(/proc/1/ns/mnt mnt:)(\[\d+\])((?s:.*)/proc/{Demoy()}/ns/mnt mnt:)\[\d+\]", "$1$2$3$2") { Time = 2 },
        new("a row of demoz's is missing", ["side-by-side"], Lsns, RowOf9083, "\"ns\": 7") { Time = 1 },
        new("both pods are in one uts", ["side-by-side"], Snapshot, UtsOfPods, $"$2[{UtsOfDuo()}]") { Time = 3 },
        new("NPROCS is one more", ["e07-3"], Lsns, "\"nprocs\": 4,", "\"nprocs\": 5,") { Time = 1 },
        new("the cgroups are of version 1", ["then-and-now"], "^facts", "^2$", "1") { InNumbers = true },
        new("demox doesn't reach demoy", ["knock"], "^exec dev demoduo demox .* 9082$", "answers$", "refuses"),
        new("demoy doesn't reach demox", ["knock"], "^exec dev demoduo demoy .* 9081$", "answers$", "refuses"),
        new("in demotrio, demox doesn't reach demoz", ["knock"], "^exec dev demotrio demox .* 9083$", "answers$", "refuses"),
        new("demoduo reaches demoz", ["knock"], "^exec dev demoduo demox .* 9083$", "refuses$", "answers"),
        new("another container can't have the port", ["e07-4"], Pods, "^demoy$", "demoz") { Time = 2 },
        new("the first was started again as well", ["e07-4", "logs-clash"], "^wait dev democlash", "^0$", "1") { InNumbers = true },
        new("the first didn't start its server", ["logs-clash"], "^log dev democlash demox ", "started", "stopped"),
        new("the second listens", ["logs-clash"], LoserSays, "Failed to listen", "Listening") { Time = 1 },
        new("the reason is another", ["e07-5"], LoserSays, "Address already in use", "Permission denied") { Time = 2 },
        new("demox doesn't find its file", ["write-file", "same-file"], $"^exec dev demotrio demox {Stat}.* /here/note$", Identity, "missing"),
        new("demoy sees another inode", ["e07-6"], "^exec dev demotrio demoy php -r foreach", @"(?m)^(\d+) \d+$", "$1 4711"),
        new("the file in demoy is another", ["same-file"], $"^exec dev demotrio demoy {Stat}.* /there/note$", Identity, "1 2") { Time = 1 },
        new("demoz finds the file", ["same-file"], "^exec dev demotrio demoz ", "missing$", "1 2"),
        new("demox and demoy have one root", ["same-file"], $"^exec dev demotrio demo[xy] {Stat}.* /$", Identity, "1 2"),
        new("demoy has mounted another file system", ["same-file"], @"^command \S+ cat /proc/\d+/mountinfo$", @"(?m)^(\d+ \d+ )\S+( \S+ /there )", "${1}9:9$2") { Time = 1 },
        new("the second begins before the first has ended", ["read-steps"], "^log dev demoinit first ", @"to \d+", "to 9999999999"),
        new("the second was in another net", ["read-steps"], "^log dev demoinit second ", @"net:\[\d+\]", "net:[7]"),
        new("demox of demoinit doesn't run", ["e07-7"], "^containers ", "^running$", "exited") { Time = 6 },
        new("the helper doesn't answer", ["apply-side"], "^log dev demoside check ", "the helper answers", "no answer"),
        new("the helper has ended", ["apply-side"], "^containers ", "^running$", "exited") { Time = 7 },
        new("no init container of demoside stays", ["e07-8"], Pods, "^Always$", "Never") { Time = 4 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    private static string Demoy() => FindInAnswers(Recorded, "ps", @" (\d+) +\d+ php -S 127\.0\.0\.1:9082");

    // NPROCS is 3 in the namespaces that the two containers of demoduo share with pause.
    private static string UtsOfDuo() => FindInAnswers(Recorded, "lsns", @"ns\\u0022: (\d+),[^}]*?\\u0022uts\\u0022,[^}]*?nprocs\\u0022: 3,");
}
