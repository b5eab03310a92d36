using static PodLab.Nodes.NamespaceType;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 01 about two shells and the Linux namespaces they are in.</summary>
internal static class Lesson01
{
    private static readonly string[] _names = ["nothing", "a new one", "the old one"];

    private static readonly string[] _fates = ["it runs", "a zombie", "nothing"];

    private static readonly NotPossible<TwoShells> _needsNamespaces = new(["kubernetes"], seen => seen.WhyNoUnshare);

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<TwoShells, long>("E01.1", "Which number does the node's uts namespace have?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.NumberOnNode(Uts),
            Because = [new(seen => $"uts namespace {seen.NumberOnNode(Uts)} is also that of the node's process 1.")],
            Hints =
            [
                "Find the row of type uts in the table above.",
                "The number is in the brackets after uts.",
                "In code: `(long)ofOne.Single(row => row.Type == Uts).Namespace!.Value.Inode`.",
            ],
            Mistakes =
            [
                new((number, seen) => seen.TypeOnNode(number) is { } type && type != Uts,
                    (number, seen) => $"{number} is the {seen.TypeOnNode(number)!.Value.ShortName} namespace. Look at the row of type uts."),
                new((number, seen) => number == seen.One.Pid || number == seen.Two.Pid, (number, _) => $"{number} is a shell's PID."),
            ],
            Solution = """await lab.AnswerAsync("E01.1", (long)ofOne.Single(row => row.Type == Uts).Namespace!.Value.Inode)""",
        },
        new Exercise<TwoShells, string>("E01.2", "Which host name does a new uts namespace begin with?", TwoShells.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.FreshName == seen.NodeName ? _names[2] : seen.FreshName.Length == 0 ? _names[0] : _names[1],
            Because = [new(seen => seen.FreshName == seen.NodeName, seen => $"It begins with a copy: {seen.FreshName}, the node's own host name.")],
            Hints =
            [
                "The next cells make such a namespace. Run them, and come back.",
                "The namespace's first name must come from somewhere. Does unshare have an option for that?",
                "In code: `(await node.ExecuteAsync([\"unshare\", \"--uts\", \"hostname\"])).StandardOutput`.",
            ],
            Mistakes =
            [
                new((name, seen) => Is(name, _names[0]) && seen.FreshName.Length > 0, "It has one: try it with the cell below."),
                new((name, seen) => Is(name, _names[1]) && seen.FreshName == seen.NodeName, "No name is made up here. Try it with the cell below."),
                new((name, _) => !_names.Any(known => Is(name, known)), "Choose one of the three that the question names."),
            ],
            Solution = """
                var fresh = (await node.ExecuteAsync(["unshare", "--uts", "hostname"])).StandardOutput;
                await lab.AnswerAsync("E01.2", fresh == (await node.ExecuteAsync(["hostname"])).StandardOutput ? "the old one" : "a new one")
                """,
        },
        new Exercise<TwoShells, long>("E01.3", "How many of the eight namespaces does unshare --uts change?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.ChangedByUts.Count,
            Because = [new(seen => $"Only {string.Join(", ", seen.ChangedByUts.Select(type => type.ShortName))} changes. The others stay shared.")],
            Hints =
            [
                "Compare the numbers of shell one and shell two, type by type.",
                "unshare makes a new namespace of each type in its options, and keeps the others.",
                "In code: `(await node.ProcessNamespacesAsync(one.Pid)).Count(row => !ofTwo.Contains(row))`, right after shell one was moved.",
            ],
            Mistakes =
            [
                new((count, seen) => count == 8 && seen.ChangedByUts.Count < 8, "That would be a shell with nothing left in common with the node."),
                new((count, seen) => count == 0 && seen.ChangedByUts.Count > 0, "Then it would share everything, and a new host name would be the node's."),
                new((count, seen) => count == 2 && seen.ChangedByUts.Count == 1, "Which two? The links that end in _for_children aren't namespaces of their own."),
            ],
            Solution = """await lab.AnswerAsync("E01.3", (await node.ProcessNamespacesAsync(one.Pid)).Count(row => !ofTwo.Contains(row)))""",
        },
        new Exercise<TwoShells, long>("E01.4", "What is NPROCS of the uts namespace that you made?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.ProcessesWith(seen.One, Uts),
            Because = [new(seen => $"{Counted.Of(seen.ProcessesWith(seen.One, Uts), "process is", "processes are")} in it: the shells that you moved.")],
            Hints =
            [
                "Find the namespace's number first: it is in the drawing.",
                "lsns has a row with that number. NPROCS is how many processes are in it.",
                "In code: `(await node.NamespacesAsync()).Single(row => row.Namespace == mine).ProcessCount`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == 1 && seen.ProcessesWith(seen.One, Uts) > 1, "That was so before shell two joined."),
                new((count, seen) => count == seen.ProcessesOnNode(Uts), "That is the node's own uts namespace."),
                new((count, seen) => count == seen.ProcessesWith(seen.One, Uts) + 2,
                    "Don't count the shells that stayed outside: each of them only waits until the one inside ends."),
            ],
            Solution = """
                var mine = (await node.ProcessNamespacesAsync(one.Pid)).Single(row => row.Type == Uts).Namespace;
                await lab.AnswerAsync("E01.4", (await node.NamespacesAsync()).Single(row => row.Namespace == mine).ProcessCount)
                """,
        },
        new Exercise<TwoShells, string>("E01.5", "Which of its own links does unshare --pid change?", TwoShells.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.LinkChangedByPid,
            Because = [new(seen => $"Only {seen.LinkChangedByPid} leads somewhere else. The process itself stays where it was.")],
            Hints =
            [
                "Compare the two listings line by line.",
                "A process keeps its own number for life. So which link can't have changed?",
                "In code: `moved.Output.Split('\\n').Except(plain.Output.Split('\\n'))` is what only the second listing has.",
            ],
            Mistakes =
            [
                new((name, seen) => Is(name, "pid") && seen.LinkChangedByPid != "pid",
                    "That one says where the process itself is, and it stayed there: both listings show the same number."),
                new((name, _) => Is(name, "time_for_children"), "That one is about clocks."),
            ],
            Solution = """
                var (before, after) = (plain.Output.Split('\n'), moved.Output.Split('\n'));
                await lab.AnswerAsync("E01.5", after.Except(before).First().Split(" -> ")[0].Split(' ')[^1])
                """,
        },
        new Exercise<TwoShells, long>("E01.6", "How many processes does ps list in shell two, without ps itself?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.ProcessesWith(seen.Two, Pid),
            Because = [new(seen => $"{Counted.Of(seen.ProcessesWith(seen.Two, Pid), "process is", "processes are")} in its pid namespace: itself, and what it started.")],
            Hints =
            [
                "Count the lines under the line of column names.",
                "ps is also a process while it runs. The question leaves it out.",
                "In code: `listed.Output.Split('\\n').Count(line => line.EndsWith(\"sh\") || line.EndsWith(\"sleep\"))`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == seen.ProcessesWith(seen.Two, Pid) + 1, "One too many: is ps itself among them?"),
                new((count, seen) => count == seen.ProcessesWith(seen.Two, Pid) + 2, "Two too many: the first line has the columns' names, and ps lists itself as well."),
                new((count, seen) => count > seen.ProcessesWith(seen.Two, Pid) + 2, "That is shell one's list: it reads the node's /proc."),
            ],
            Solution = """await lab.AnswerAsync("E01.6", listed.Output.Split('\n').Count(line => line.EndsWith("sh") || line.EndsWith("sleep")))""",
        },
        new Exercise<TwoShells, long>("E01.7", "Which PID does sleep 1001 have on the node?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.Sleep("1001").Pid,
            Because = [new(seen => $"The node calls it {seen.Sleep("1001").Pid}. Its own pid namespace calls it {seen.PidInside("1001")}.")],
            Hints =
            [
                "The node's table has a row for it.",
                "The column PID of that row is what the node calls it.",
                "In code: `processes.Single(p => p.Command == \"sleep 1001\").Pid`.",
            ],
            Mistakes =
            [
                new((pid, seen) => pid == seen.PidInside("1001"), "That is its number inside. The node has another one."),
                new((pid, seen) => pid == seen.Sleep("1001").ParentPid, "That is its parent: the column PPID."),
                new((pid, seen) => pid == seen.FindSleep("1002")?.Pid, "That is sleep 1002."),
                new((pid, _) => pid == 1, "1 is the first process of a pid namespace, and here that is the shell."),
            ],
            Solution = """await lab.AnswerAsync("E01.7", processes.Single(p => p.Command == "sleep 1001").Pid)""",
        },
        new Exercise<TwoShells, string>("E01.8", "What is left of sleep 1002?", TwoShells.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsNamespaces,
            Right = seen => seen.FateOf("1002"),
            Because = [new(seen => seen.FindSleep("1002") is null, _ => "The Linux kernel ended it together with process 1 of its pid namespace.")],
            Hints =
            [
                "Does the last table have a row for it? What would that row say?",
                "The last table has a row for each sleep that the node still knows.",
                "In code: `(await node.ProcessesAsync()).Count(p => p.Command.Contains(\"sleep 1002\"))` says how many are left.",
            ],
            Mistakes =
            [
                new((fate, seen) => Is(fate, _fates[0]) && seen.FindSleep("1002") is null, "The node no longer has such a process. Look at the last table."),
                new((fate, seen) => Is(fate, _fates[1]) && seen.FindSleep("1002") is null,
                    "A zombie is a process that has ended, but its parent hasn't waited for it yet. It would still have a row in the table."),
                new((fate, _) => !_fates.Any(known => Is(fate, known)), "Choose one of the three that the question names."),
            ],
            Solution = """
                var sleepers = (await node.ProcessesAsync()).Count(p => p.Command.Contains("sleep 1002"));
                await lab.AnswerAsync("E01.8", sleepers == 0 ? "nothing" : "it runs")
                """,
        },
    ];

    private static bool Is(string given, string word) => string.Equals(given, word, StringComparison.OrdinalIgnoreCase);
}
