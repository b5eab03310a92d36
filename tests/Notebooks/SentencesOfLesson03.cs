namespace PodLab.Tests.Notebooks;

/// <summary>Each sentence of lesson 03 is false on some made-up machine; on that one, only its cell fails.</summary>
public sealed class SentencesOfLesson03() : TamperedRecordings("03-veth-pairs.standalone")
{
    private const string Outer = "^shellCommand [^ ]+ outer Run ";
    private const string LinksOfProcess = @"^command [^ ]+ nsenter --target \d+ --net ip -json";
    private const string Learners = @"^command [^ ]+ nsenter --target \d+ --net --mount ";
    private const string Network = "^command [^ ]+ sh -c # Reads only";
    private const string Experiment = "^command [^ ]+ sh -c command -v ip .*until=";

    private static readonly Tampering[] _lies =
    [
        new("a new namespace's lo is up", ["fresh-links"], LinksOfProcess, """("ifname":"lo".*?"operstate":")DOWN""", "${1}UP")
            { Time = 0 },
        new("the node has the same /run", ["fresh-links"], Outer + "mount ", "^$", "containerd\n"),
        new("tap1 is up from the start", ["make-pair"], LinksOfProcess, """("ifname":"tap1".*?"operstate":")DOWN""", "${1}UP") { Time = 1 },
        new("an end names another link", ["make-pair"], LinksOfProcess, @"\x22link\x22:\x22tap1\x22", "\"link\":\"lo\"") { Time = 1 },
        new("indexes are given again", ["make-pair", "e03-1"], LinksOfProcess,
            @"\x22ifindex\x22:\d+(,\x22link\x22:\x22tap1\x22)", "\"ifindex\":2$1") { Time = 1 },
        new("green has no number", ["add-namespaces"], Outer + "ip -n orange netns list-id$", "green", "blue"),
        new("the ends stay where they came from", ["move-ends"], LinksOfProcess, """\}\]$""",
            ""","linkinfo":{"info_kind":"veth"}}]""") { Time = 2 },
        new("tap1 names another index", ["look-inside"], Outer + "ip -n orange link show tap1", "@if", "@if9") { Time = 0 },
        new("tap2 names another index", ["look-inside"], Outer + "ip -n green link show tap2", "@if", "@if9"),
        new("green is another namespace to orange", ["e03-2"], Learners, """("link_netnsid":)\d+""", "${1}7") { Time = 1 },
        new("tap1 has a carrier", ["one-up"], Outer + "ip -n orange link set tap1 up", "NO-CARRIER,", ""),
        new("tap1 is up alone", ["one-up", "e03-3"], Outer + "ip -n orange link set tap1 up", "state [A-Z]+", "state UP"),
        new("tap1 stays down", ["both-up"], Network, """("ifname":"tap1".*?"operstate":")UP""", "${1}DOWN") { Time = 1 },
        new("tap2 stays down", ["both-up"], Network, """("ifname":"tap2".*?"operstate":")UP""", "${1}DOWN") { Time = 1 },
        new("the other end is silent", ["probe"], Outer + "nsenter .*bash", "refused", "timed out") { Time = 0 },
        new("packets are lost on the way", ["count"], Network, """("ifname":"tap2".*?"rx":\{"bytes":)\d+""", "${1}7") { Time = 3 },
        new("answers are lost on the way", ["count"], Network, """("ifname":"tap1".*?"rx":\{"bytes":)\d+""", "${1}7") { Time = 3 },
        new("the node counts other packets", ["e03-4"], Experiment,
            """(links warm-green .*"tap2".*?"rx":\{"bytes":\d+,"packets":)\d+""",
            "${1}90000")
            { Time = 3 },
        new("its own address answers with lo down", ["lo-down", "e03-5"], Outer + "nsenter .*bash", "^$", "refused") { Time = 2 },
        new("orange reaches its own address", ["e03-5"], Experiment, "reached other", "reached own") { Time = 4 },
        new("lo makes no difference", ["lo-up"], Outer + "ip -n orange link set lo up", "refused", "timed out"),
        new("the name stays", ["delete-name"], Outer + "ip netns list", "$", "green\n"),
        new("tap2 is gone though the process lives", ["delete-name"], LinksOfProcess,
            @"\x22ifname\x22:\x22tap2\x22", "\"ifname\":\"tap7\"") { Time = 3 },
        new("tap1 goes with the name", ["e03-6"], Experiment, "links held-orange .*", "links held-orange []") { Time = 5 },
        new("a file still keeps the namespace", ["draw-held"], Network,
            @"(?s)file net:\[\d+\](.*?namespace net:\[(\d+)\]\n\nlinks [^\n]*\x22ifname\x22:\x22tap2\x22)", "file net:[$2]$1") { Time = 4 },
        new("orange goes, too", ["kill-sleeper"], Outer + "ip -n orange link$", "lo:", "x:"),
        new("tap1 stays", ["e03-7"], Outer + "ip -n orange link$", "$", "7: tap1@if6: <UP>\n"),
        new("tap3 stays", ["delete-blue"], Outer + "ip -n orange link show tap3", "^$", "2: tap3@if2: <UP>\n") { Time = 1 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);
}
