namespace PodLab.Exercises;

/// <summary>
/// The subject of lesson 03: the veth pair of shell <c>outer</c>, if it still exists, and a copy of it. The copy is made in its own network
/// namespaces, which end with the reading. So an answer can be checked after the lesson deleted the learner's pair.
/// </summary>
/// <param name="Links">The links, by where and when they were read: <c>made</c>, <c>up1-orange</c>, <c>sent-green</c>.</param>
/// <param name="Reached">The addresses that orange reached while its <c>lo</c> was down: <c>own</c>, <c>other</c>.</param>
/// <param name="Requests">The number of requests from orange to green.</param>
/// <param name="WhyNot">The reason why the node makes no veth pairs for PodLab; null if it does.</param>
internal sealed record VethPairs(
    IReadOnlyDictionary<string, IReadOnlyList<NetworkLink>> Links, IReadOnlyList<string> Reached, int Requests, string? WhyNot)
{
    // A debugger pod's image may lack ip. The node has it.
    private const string WithIp = """command -v ip >/dev/null || set -- nsenter --target 1 --mount "$@"; exec "$@" """;

    // Does what the lesson's cells do, in the same order. The parameters are $1: pairs made and deleted before, $2: requests,
    // $3: green's number in orange, $4: the last reading that's needed.
    private const string Experiment = """
        set -e
        until=$4
        sleeper=
        trap '[ -z "$sleeper" ] || kill $sleeper' EXIT
        look() { echo "links $1 $(ip $2 -json -details -statistics address | tr -d '\n')"; [ "$1" != "$until" ] || exit 0; }
        probe() { nsenter --net=/run/netns/orange timeout "$2" bash -c "</dev/tcp/$1/7" 2>&1 | grep -q refused; }
        until_gone() { for i in $(seq 100); do ip -n orange link show tap1 >/dev/null 2>&1 || break; sleep 0.05; done; }
        mount -t tmpfs tmpfs /run
        ip netns add orange
        ip netns add green
        ip -n orange netns set green "$3"
        for i in $(seq "$1"); do ip link add spare type veth peer name spare2; ip link delete spare; done
        ip link add tap1 type veth peer name tap2
        look made
        ip link set tap1 addrgenmode none netns orange
        ip link set tap2 addrgenmode none netns green
        ip -n orange link set tap1 up
        look up1-orange '-n orange'
        look up1-green '-n green'
        ip -n green link set tap2 up
        ip -n orange address add 198.18.0.1/24 dev tap1
        ip -n green address add 198.18.0.2/24 dev tap2
        if probe 198.18.0.1 0.3; then echo reached own; fi
        if probe 198.18.0.2 5; then echo reached other; fi
        look warm-green '-n green'
        for i in $(seq "$2"); do probe 198.18.0.2 5 || :; done
        look sent-green '-n green'
        nsenter --net=/run/netns/green sleep 60 >/dev/null 2>&1 & sleeper=$!
        while [ "$(readlink "/proc/$sleeper/ns/net")" = "$(readlink /proc/$$/ns/net)" ]; do sleep 0.02; done
        ip netns delete green
        look held-orange '-n orange'
        kill $sleeper
        sleeper=
        until_gone
        look deleted-orange '-n orange'
        """;

    private const string LearnersLinks = """
        for ns in '' orange green; do
            echo "links learner-$ns $(ip ${ns:+-n $ns} -json -details -statistics address 2>/dev/null | tr -d '\n')"
        done
        """;

    /// <summary>Reads the learner's links and does the experiment, up to a reading: <c>made</c>, <c>up1-green</c>, …</summary>
    public static Subject<VethPairs> UpTo(string reading) => async (lab, cancellation) =>
    {
        var outer = await lab.GetShellAsync("outer", cancellation);
        // The same numbers as in the lesson, which draws them before the first question.
        var spares = await lab.DrawAsync("spare pairs", 2, 9, cancellation);
        var number = await lab.DrawAsync("number", 10, 99, cancellation);
        var requests = await lab.DrawAsync("requests", 5, 25, cancellation);
        string[] inNamespaces = ["sh", "-c", WithIp, "sh", "unshare", "--net", "--mount"];
        string[] experiment = ["sh", "-c", Experiment, "sh", Text(spares), Text(requests), Text(number), reading];
        var made = await outer.Node.ExecuteAsync([.. inNamespaces, .. experiment], cancellation);
        var kept = await outer.Node.ExecuteAsync(
            ["nsenter", "--target", Text(outer.Pid), "--net", "--mount", "sh", "-c", LearnersLinks], cancellation);
        return Parse($"{made.StandardOutput}\n{kept.StandardOutput}", requests, made.ExitCode == 0 ? null
            : $"This node doesn't make veth pairs for PodLab: {made.StandardError.Trim().Split('\n')[^1]}.");
    };

    /// <summary>Reads the output of the two scripts: <c>links PLACE JSON</c> and <c>reached WHAT</c>, one per line.</summary>
    /// <exception cref="ParseException">ip printed something else.</exception>
    public static VethPairs Parse(string output, int requests, string? whyNot)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', 3)).ToList();
        return new(
            lines.Where(words => words is ["links", _, { Length: > 0 }])
                .ToDictionary(words => words[1], words => NetworkLinkList.Parse(words[2])),
            [.. lines.Where(words => words is ["reached", _]).Select(words => words[1])],
            requests,
            whyNot);
    }

    /// <summary>The end with that name: the learner's, while it exists; else the experiment's, as it was made.</summary>
    public NetworkLink End(string name) => Find(name, "learner-", "learner-orange", "learner-green") ?? Find(name, "made")!;

    /// <summary>Tap1 in orange: the learner's, while it exists; else the experiment's.</summary>
    public NetworkLink InOrange => Find("tap1", "learner-orange") ?? Find("tap1", "up1-orange")!;

    /// <summary>The number that orange has in green.</summary>
    public int? OrangeInGreen => Find("tap2", "up1-green")!.LinkNetnsId;

    /// <summary>The state of tap1 while only it is up.</summary>
    public string StateAlone => Find("tap1", "up1-orange")!.State;

    /// <summary>The traffic at tap2 during the requests, in and out.</summary>
    public (LinkCounters In, LinkCounters Out) Growth
    {
        get
        {
            var (before, after) = (Find("tap2", "warm-green")!, Find("tap2", "sent-green")!);
            return (after.Received - before.Received, after.Sent - before.Sent);
        }
    }

    /// <summary>Tap1 after green's name was deleted, while a process was in green; null if it was gone.</summary>
    public NetworkLink? Held => Find("tap1", "held-orange");

    /// <summary>Tap1 after that process ended; null if it was gone.</summary>
    public NetworkLink? AfterAll => Find("tap1", "deleted-orange");

    private NetworkLink? Find(string name, params string[] places) => places
        .Select(place => Links.GetValueOrDefault(place)?.FirstOrDefault(link => link.Name == name))
        .FirstOrDefault(link => link is not null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
