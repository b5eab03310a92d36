namespace PodLab.Exercises;

/// <summary>The questions of lesson 08: a process has a number in each pid namespace around it.</summary>
internal static class Lesson08
{
    private static readonly AnswerForm<IReadOnlyList<int>> _inOrder = new(
        "numbers in order, such as [4711, 42, 7]", TryReadNumbers, (one, other) => one.SequenceEqual(other));

    private static readonly AnswerForm<IReadOnlyList<int>> _levels = new(
        "numbers of levels, such as [8, 9]", TryReadNumbers, (one, other) => one.ToHashSet().SetEquals(other));

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<NestedShells, long>("E08.1", "How many numbers does php have, from the outermost that can be read down to its own?", NestedShells.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.Php.Pids.Count,
            Because = [new(seen => $"{seen.Php.Pids.Count}: {WordList.Of(seen.Php.Pids.Select(Text))}. It is one process. Each pid namespace around it has a number for it.")],
            Hints =
            [
                "Find php's row in the table of levels.",
                "Count the columns that have a number in that row.",
                "In code: `levels.Single(row => row.Process.Pid == php.Pid).Pids.Count`.",
            ],
            Mistakes =
            [
                new((count, _) => count == 1, "One number in its own pid namespace, true. But the namespaces around it also have numbers for it."),
                new((count, seen) => count == seen.Php.Level && seen.Above > 0, "That is what the node shows. Here, the machine that the node runs on could also be read."),
                new((count, seen) => count == seen.Php.Level + 1 && seen.Above == 0, "The machine's column is missing here: the line under the table says why."),
                new((count, seen) => seen.Php.Pids.Contains((int)count), "That is one of its numbers. How many are there?"),
                new((count, _) => count == 8, "There are eight types of Linux namespace. Only those of type pid give numbers."),
            ],
            Solution = """await lab.AnswerAsync("E08.1", levels.Single(row => row.Process.Pid == php.Pid).Pids.Count)""",
        },
        new Exercise<NestedShells, long>("E08.2", "Which number does php have at the outermost level that can be read?", NestedShells.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.Php.Pids[0],
            Because =
            [
                new(seen => seen.Above > 0, seen => $"The machine calls it {seen.Php.Pids[0]}, and the node calls the same process {seen.Php.PidAt(1)}."),
                new(seen => seen.Above == 0, seen => $"The node calls it {seen.Php.Pids[0]}. The levels above the node can't be read here."),
            ],
            Hints =
            [
                "The outermost level is the furthest from the container.",
                "In the table, it's the first column of numbers.",
                "In code: `levels.Single(row => row.Process.Pid == php.Pid).Pids[0]`.",
            ],
            Mistakes =
            [
                new((pid, seen) => pid == seen.Php.PidAt(1) && seen.Above > 0, "That is the node's number. The table has a column before it."),
                new((pid, seen) => pid == seen.Php.Process.PidInside, "That is its number in its own pid namespace, the innermost one."),
                new((pid, seen) => pid == seen.Pod.Pause?.FirstProcess?.Pid, "That is pause."),
                new((pid, seen) => pid == seen.Php.Process.ParentPid, "That is php's parent."),
            ],
            Solution = """await lab.AnswerAsync("E08.2", levels.Single(row => row.Process.Pid == php.Pid).Pids[0])""",
        },
        new Exercise<NestedShells, long>("E08.3", "Which number does shell one see for its parent?", NestedShells.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.ParentSeenByOne,
            Because =
            [
                new(seen => seen.ParentSeenByOne == 0 && seen.Parent(seen.One) is not null,
                    seen => $"0. Its parent is process {seen.One.Process.ParentPid} of the node, which has no number in this pid namespace."),
            ],
            Hints =
            [
                "It's in the column PPID of ps, and also in the first line of the output.",
                "In the listing, find the row with the number that the shell calls its own.",
                "In code: `joined.Output.Split('\\n').First().Split(' ').Last()`.",
            ],
            Mistakes =
            [
                new((pid, seen) => pid == 1 && seen.ParentSeenByOne != 1, "Process 1 takes in orphans. This shell's parent is still running, outside."),
                new((pid, seen) => pid == seen.One.Process.ParentPid, "That is what the node calls its parent. The shell can't see that number."),
                new((pid, seen) => pid == seen.One.PidsByLevel[^1], "That is the shell's own number."),
                new((pid, seen) => pid == seen.One.Process.Pid, "That is what the node calls the shell itself."),
            ],
            Solution = """await lab.AnswerAsync("E08.3", joined.Output.Split('\n').First().Split(' ').Last())""",
        },
        new Exercise<NestedShells, long>("E08.4", "Which process is the orphan's parent now? Its PID on the node.", NestedShells.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.Orphan.Process.ParentPid,
            Because =
            [
                new(seen => seen.Orphan.Process.ParentPid == seen.TwoPid,
                    seen => $"{seen.TwoPid} is shell two: process {seen.Parent(seen.Orphan)?.PidsByLevel[^1]} of level {seen.Orphan.PidsByLevel.Count}, the orphan's own level."),
            ],
            Hints =
            [
                "The table of the node has a row for it. Which column names its parent?",
                "Compare that number with the PIDs of the shells in the line above the table.",
                "In code: `(await node.ProcessesAsync()).Last(p => p.Command == $\"sleep {nap}\").ParentPid`.",
            ],
            Mistakes =
            [
                new((pid, seen) => pid == seen.Php.Process.Pid, "That is php, process 1 of level 2. The orphan is further in.")
                    { Holds = seen => seen.Orphan.Process.ParentPid != seen.Php.Process.Pid },
                new((pid, seen) => pid == 1 && seen.Orphan.Process.ParentPid != 1, "That is the node's process 1, or the number that the parent has at its own level. Which does it have on the node?"),
                new((pid, seen) => pid == seen.ThreePid, "That is shell three. It started the process that started the orphan, but it doesn't take it in.")
                    { Holds = seen => seen.Orphan.Process.ParentPid != seen.ThreePid },
                new((pid, seen) => pid == seen.Orphan.Process.Pid, "That is the orphan itself."),
            ],
            Solution = """await lab.AnswerAsync("E08.4", (await node.ProcessesAsync()).LastOrDefault(p => p.Command == $"sleep {nap}")?.ParentPid)""",
        },
        new Exercise<NestedShells, IReadOnlyList<int>>(
            "E08.5", "Which numbers does the process sleep of level 4 have, from the node's down to its own?", NestedShells.ReadAsync, _inOrder)
        {
            Right = seen => seen.Innermost.PidsByLevel,
            Because =
            [
                new(seen => $"{WordList.Of(seen.Innermost.PidsByLevel.Select(Text))}: one process, and a number at each of {Counted.Of(seen.Innermost.PidsByLevel.Count, "level")}."),
            ],
            Hints =
            [
                "Its row in the table of levels has them, from left to right.",
                "Begin with the column of the node. Leave out the machine's.",
                "In code: `nested.Last(row => row.Process.Command == $\"sleep {nap + 1}\").Process.PidsByLevel`.",
            ],
            Mistakes =
            [
                new((pids, seen) => pids.Count > 1 && pids.SequenceEqual(seen.Innermost.PidsByLevel.Reverse()), "Right numbers, wrong order: begin with the node's."),
                new((pids, seen) => pids.SequenceEqual(seen.Orphan.PidsByLevel), "That is the process sleep of level 3."),
                new((pids, seen) => pids.Count == seen.Innermost.PidsByLevel.Count + 1 && pids.Skip(1).SequenceEqual(seen.Innermost.PidsByLevel), "Leave out the machine's number: begin with the node's."),
                new(
                    (pids, seen) => pids.Count > 0 && pids.Count < seen.Innermost.PidsByLevel.Count && seen.Innermost.PidsByLevel.Take(pids.Count).SequenceEqual(pids),
                    "Right so far, but there are more levels."),
            ],
            Solution = """await lab.AnswerAsync("E08.5", nested.LastOrDefault(row => row.Process.Command == $"sleep {nap + 1}")?.Process.PidsByLevel)""",
        },
        new Exercise<NestedShells, IReadOnlyList<int>>("E08.6", "Processes of which levels can kill reach from level 3?", NestedShells.ProbeAsync, _levels)
        {
            Right = seen => [.. seen.Reached.Order()],
            Because =
            [
                new(seen => $"{WordList.Of(seen.Reached.Order().Select(Text))}: PodLab just tried it again."),
                new(seen => !seen.Reached.Contains(2), _ => "Nothing forbids the rest. A process further out has no number at level 3, so kill has nothing to work with."),
            ],
            Hints =
            [
                "kill needs a number. Which processes have one at level 3?",
                "In the table of levels, look at the column of level 3: which rows have a number in it?",
                "In code: `nested.Where(row => row.PidAt(3) is not null).Select(row => row.Level).Distinct()`.",
            ],
            Mistakes =
            [
                new((levels, seen) => levels.Contains(1) && !seen.Reached.Contains(1), "Not level 1. Shell two has the number 1 at level 3, but that isn't the node's process 1."),
                new((levels, seen) => levels.Contains(2) && !seen.Reached.Contains(2), "Not level 2: php has no number at level 3."),
                new((levels, _) => levels.Count == 0, "The cell above found some."),
                new((levels, seen) => levels.All(seen.Reached.Contains), "Right so far, but a process also has a number at the levels around its own."),
            ],
            Solution = """await lab.AnswerAsync("E08.6", nested.Where(row => row.PidAt(3) is not null).Select(row => row.Level).Distinct())""",
        },
        new Exercise<NestedShells, IReadOnlyList<int>>(
            "E08.7", "Process 1 of level 3 has ended. Which of the levels 2, 3 and 4 still have processes?", NestedShells.ReadAfterEndAsync, _levels)
        {
            Right = seen => [.. seen.LevelsLeft.Order()],
            Because =
            [
                new(seen => seen.LevelsLeft.SetEquals([2]), _ => "Only level 2. The end of process 1 ends its own pid namespace and everything nested in it, but nothing further out."),
            ],
            Hints =
            [
                "The last table has a row for each process that is left.",
                "The last number in a row is at the process's own level.",
                "In code: `left.Select(row => row.Level).Distinct()`.",
            ],
            Mistakes =
            [
                new((levels, seen) => levels.Contains(4) && !seen.LevelsLeft.Contains(4), "Level 4 had a process 1 of its own. But level 4 is in level 3, and ended with it."),
                new((levels, seen) => levels.Contains(3) && !seen.LevelsLeft.Contains(3), "The Linux kernel ends all processes of a pid namespace together with its process 1."),
                new((levels, seen) => levels.Count == 0 && seen.LevelsLeft.Count > 0, "The end never spreads outward. Is php in the last table?"),
                new((levels, seen) => levels.Contains(1), "Level 1 is the node's, and the question leaves it out."),
            ],
            Solution = """await lab.AnswerAsync("E08.7", left.Select(row => row.Level).Distinct())""",
        },
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryReadNumbers(IReadOnlyList<string> words, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out IReadOnlyList<int> answer)
    {
        var parts = words.SelectMany(word => word.Split([' ', ',', ';', '[', ']', '\t', '→'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word != "and").ToList();
        answer = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return !answer.Contains(-1);
    }
}
