namespace PodLab.Exercises;

/// <summary>The questions of lesson 03 about a veth pair between two network namespaces.</summary>
internal static class Lesson03
{
    private static readonly string[] _addresses = ["own", "other", "both", "neither"];

    private static readonly string[] _fates = ["up", "down", "gone"];

    private static readonly NotPossible<VethPairs> _needsPairs = new(["kubernetes"], seen => seen.WhyNot);

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<VethPairs, long>("E03.1", "Which index does the peer of tap1 have?", VethPairs.UpTo("made"), AnswerForm.Number)
        {
            NotPossible = _needsPairs,
            Right = seen => seen.End("tap2").Index,
            Because =
            [
                new(seen => $"The peer is tap2, with index {seen.End("tap2").Index}."),
                new(seen => seen.End("tap2").Index < seen.End("tap1").Index,
                    seen => $"It was made first, so its index is lower than that of tap1, {seen.End("tap1").Index}."),
            ],
            Hints =
            [
                "The name after the @ is the peer's.",
                "Find the peer's own row. Its index is in the first column.",
                "In code: `links.Single(link => link.Name == \"tap2\").Index`.",
            ],
            Mistakes =
            [
                new((index, seen) => index == seen.End("tap1").Index, "That is tap1 itself. Look for the link that it names after the @."),
                new((index, seen) => index == 1 && seen.End("tap2").Index != 1, "Index 1 is lo, which has no peer."),
            ],
            Solution = """await lab.AnswerAsync("E03.1", links.Single(link => link.Name == "tap2").Index)""",
        },
        new Exercise<VethPairs, long>("E03.2", "By which number does orange know green?", VethPairs.UpTo("up1-green"), AnswerForm.Number)
        {
            NotPossible = _needsPairs,
            Right = seen => seen.InOrange.LinkNetnsId ?? -1,
            Because =
            [
                new(seen => $"In orange, green is number {seen.InOrange.LinkNetnsId}."),
                new(seen => seen.OrangeInGreen != seen.InOrange.LinkNetnsId,
                    seen => $"In green, orange is number {seen.OrangeInGreen}. Each namespace numbers the others in its own way."),
            ],
            Hints =
            [
                "nsid is short for the number (ID) of a network namespace. The list has two parts: the first is orange's.",
                "Find the line that names green.",
                "In code: `tap1.LinkNetnsId`.",
            ],
            Mistakes =
            [
                new((number, seen) => number == seen.InOrange.LinkIndex && number != seen.InOrange.LinkNetnsId,
                    "That is the index of tap2 in green. Which number does green itself have?"),
                new((number, seen) => number == seen.InOrange.Index && number != seen.InOrange.LinkNetnsId, "That is the index of tap1."),
                new((number, seen) => number == seen.OrangeInGreen && number != seen.InOrange.LinkNetnsId,
                    "That is the number that green has for orange. The question is the other way around."),
            ],
            Solution = """await lab.AnswerAsync("E03.2", tap1.LinkNetnsId)""",
        },
        new Exercise<VethPairs, string>(
            "E03.3", "What is the state of tap1 while only tap1 is switched on?", VethPairs.UpTo("up1-green"), AnswerForm.Word)
        {
            NotPossible = _needsPairs,
            Right = seen => seen.StateAlone,
            Because = [new(seen => $"{seen.StateAlone}: it's switched on, but nothing at the other end of the cable is.")],
            Hints =
            [
                "The state is not among the words between < and >. Those are flags.",
                "It follows the word \"state\" in the line of tap1.",
                "In code: `alone.Output.Split(' ').SkipWhile(word => word != \"state\").ElementAt(1)`.",
            ],
            Mistakes =
            [
                new((state, seen) => Is(state, "UP") && !Is(seen.StateAlone, "UP"),
                    "UP is among its flags: it's switched on. That isn't its state."),
                new((state, seen) => Is(state, "DOWN") && !Is(seen.StateAlone, "DOWN"), "That was its state before. Read the line again."),
                new((state, seen) => Is(state, "NO-CARRIER") && !Is(seen.StateAlone, "NO-CARRIER"),
                    "That is a flag: tap1 has no carrier. The state is a word of its own, further to the right."),
            ],
            Solution = """await lab.AnswerAsync("E03.3", alone.Output.Split(' ').SkipWhile(word => word != "state").ElementAt(1))""",
        },
        new Exercise<VethPairs, long>(
            "E03.4", "How many packets came in at tap2 during the requests?", VethPairs.UpTo("sent-green"), AnswerForm.Number)
        {
            NotPossible = _needsPairs,
            Right = seen => seen.Growth.In.Packets,
            // Now and then, either end requests the other's hardware address again.
            AlsoRight = (count, seen) => Math.Abs(count - seen.Growth.In.Packets) <= 2,
            Because =
            [
                new(seen => Math.Abs(seen.Growth.In.Packets - seen.Requests) <= 2,
                    seen => $"One packet for each of the {seen.Requests} requests."),
                new(seen => Math.Abs(seen.Growth.Out.Packets - seen.Growth.In.Packets) <= 2,
                    _ => "And about as many went back: the refusals."),
            ],
            Hints =
            [
                "Find the row of tap2 in the table above.",
                "RX is short for received: the column RX PACKETS counts what came in.",
                "In code: `growth.Single(row => row.After.Name == \"tap2\").Received.Packets`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == 0 && seen.Growth.In.Packets > 2, "None? Then nothing could have been refused."),
                new((count, seen) => count == 1 && seen.Growth.In.Packets > 3,
                    "One packet per request, yes. How many requests were there?"),
                new((count, seen) => Math.Abs(count - seen.Growth.In.Packets - seen.Growth.Out.Packets) <= 4,
                    "That is both directions together. Leave out what went out.")
                    { Holds = seen => seen.Growth.Out.Packets > 2 },
                new((count, seen) => count >= 40 * seen.Growth.In.Packets && seen.Growth.In.Packets > 0,
                    "That many bytes, perhaps. Look at the column of packets."),
            ],
            Solution = """await lab.AnswerAsync("E03.4", growth.Single(row => row.After.Name == "tap2").Received.Packets)""",
        },
        new Exercise<VethPairs, string>(
            "E03.5", "Which address does orange reach while its lo is down?", VethPairs.UpTo("warm-green"), AnswerForm.Word)
        {
            NotPossible = _needsPairs,
            Right = seen => _addresses[seen.Reached is ["own"] ? 0 : seen.Reached is ["other"] ? 1 : seen.Reached.Count > 1 ? 2 : 3],
            Because =
            [
                new(seen => seen.Reached is ["other"],
                    _ => "A packet from a namespace to its own address never leaves it: it goes through lo, and lo is down."),
            ],
            Hints =
            [
                "The first line of the cell has the four words to choose from.",
                "A refused request reached something. One that gets no answer at all didn't.",
                "In code: `toOwn.Error.Contains(\"refused\")` is true if it reaches that one.",
            ],
            Mistakes =
            [
                new((word, seen) => Is(word, _addresses[2]) && seen.Reached.Count < 2, "One of the two requests got no answer. Which one?"),
                new((word, seen) => Is(word, _addresses[0]) && seen.Reached is ["other"],
                    "It's a natural guess. But which link does such a packet take?"),
                new((word, seen) => Is(word, _addresses[3]) && seen.Reached.Count > 0,
                    "One request was refused, so it arrived somewhere."),
                new((word, _) => !_addresses.Any(known => Is(word, known)), "Choose one of the four words in the first line of the cell."),
            ],
            Solution = """
                var (own, other) = (toOwn.Error.Contains("refused"), toOther.Error.Contains("refused"));
                await lab.AnswerAsync("E03.5", own ? other ? "both" : "own" : other ? "other" : "neither")
                """,
        },
        new Exercise<VethPairs, string>(
            "E03.6", "What is tap1 after ip netns delete green, while a process is in green?", VethPairs.UpTo("held-orange"),
            AnswerForm.Word)
        {
            NotPossible = _needsPairs,
            Right = seen => Fate(seen.Held),
            Because =
            [
                new(seen => seen.Held is { IsUp: true },
                    _ => "Only the name is gone. The process keeps the namespace, and with it tap2."),
            ],
            Hints =
            [
                "The first line of the cell has the three words to choose from.",
                "What did the command delete: a namespace, or a file that keeps one?",
                "In code: `held.Output.Split(' ').SkipWhile(word => word != \"state\").ElementAtOrDefault(1)`.",
            ],
            Mistakes =
            [
                new((fate, seen) => Is(fate, _fates[2]) && seen.Held is not null,
                    "It is still listed. Look at the last output, or run the next cell."),
                new((fate, seen) => Is(fate, _fates[1]) && seen.Held is { IsUp: true }, "Then its peer would be down. Is it?"),
                new((fate, _) => !_fates.Any(known => Is(fate, known)), "Choose one of the three words in the first line of the cell."),
            ],
            Solution = """
                var fate = held.Output.Contains("state UP") ? "up" : held.Output.Length > 0 ? "down" : "gone";
                await lab.AnswerAsync("E03.6", fate)
                """,
        },
        new Exercise<VethPairs, string>(
            "E03.7", "What is tap1 when that process has ended?", VethPairs.UpTo("deleted-orange"), AnswerForm.Word)
        {
            NotPossible = _needsPairs,
            Right = seen => Fate(seen.AfterAll),
            Because = [new(seen => seen.AfterAll is null, _ => "tap2 goes with its namespace, and a veth pair has two ends or none.")],
            Hints =
            [
                "The first line of the cell has the three words to choose from.",
                "Nothing holds green now, so it ends, and tap2 with it. Can a pair have only one end?",
                "In code: `last.Output.Contains(\"tap1\")`.",
            ],
            Mistakes =
            [
                new((fate, seen) => Is(fate, _fates[1]) && seen.AfterAll is null,
                    "A cable with one end? Look at the list of orange's links."),
                new((fate, seen) => Is(fate, _fates[0]) && seen.AfterAll is null,
                    "Its peer no longer exists. Look at the list of orange's links."),
                new((fate, _) => !_fates.Any(known => Is(fate, known)), "Choose one of the three words in the first line of the cell."),
            ],
            Solution = """await lab.AnswerAsync("E03.7", last.Output.Contains("tap1") ? "up" : "gone")""",
        },
    ];

    private static bool Is(string given, string word) => string.Equals(given, word, StringComparison.OrdinalIgnoreCase);

    private static string Fate(NetworkLink? link) => link is null ? "gone" : link.IsUp ? "up" : "down";
}
