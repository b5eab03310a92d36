using static PodLab.Exercises.EndsOfContainers;
using static PodLab.Exercises.ExaminedPod;
using static PodLab.Exercises.PodFacts;
using static PodLab.Nodes.NamespaceType;
using Signals = System.Collections.Generic.IReadOnlySet<int>;
using Types = System.Collections.Generic.IReadOnlySet<PodLab.Nodes.NamespaceType>;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 06: what a pod keeps when its program or its pause process ends.</summary>
internal static class Lesson06
{
    private static readonly Subject<ExaminedPod> _demosolo = Named("demosolo", "dev");

    private static readonly AnswerForm<long> _seconds = AnswerForm.Number with { Expected = "a whole number of seconds, such as 4711" };

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<ExaminedPod, long>("E06.1", "How many containers run on the node for demosolo?", _demosolo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyNoPause),
            Right = Running,
            Because =
            [
                new(pod => $"{Running(pod)}: {string.Join(" and ", pod.Pod.Containers.Where(one => one.FirstProcess is not null).Select(one => one.Name))}."),
                "READY counts only those that the manifest names. The container runtime added the other.",
            ],
            Hints =
            [
                "Count the boxes in the pod's box, not what READY shows.",
                "Each container has a box with its name on top, and a process in it. The dashed one counts as well.",
                "In code: `before.Containers.Count(container => container.FirstProcess is not null)`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == Running(pod) - 1, "READY and the manifest leave one out. Look at the drawing."),
                new((count, pod) => count == Running(pod) + 1 && IsShim(pod),
                    "One too many. The shim that started them isn't a container: it's a program of the node, in the node's Linux namespaces."),
                new((count, pod) => count == pod.NodeProcesses.Count, "Those are all processes of the node. How many of them are the pod's?")
                    { Holds = pod => pod.NodeProcesses.Count > Running(pod) },
                new((count, _) => count <= 0, "Something runs: READY says so."),
            ],
            Solution = """await lab.AnswerAsync("E06.1", before.Containers.Count(container => container.FirstProcess is not null))""",
        },
        new Exercise<ProcessSignals, Signals>("E06.2", "Which signals does php have a handler for?", SignalsOf("demosolo"), SignalForm.Names)
        {
            Right = php => php.Handled,
            Because =
            [
                new(php => php.Handled.Count > 0, php => $"{ProcessSignals.InWords(php.Handled)}."),
                new(php => php.Handled.Count == 0, _ => "None."),
                "Process 1 of a pid namespace gets no other signal from inside: the Linux kernel drops it.",
            ],
            Hints =
            [
                "The row SigCgt is a number in base 16. In base 2, each 1 in it stands for a signal.",
                "Count from the right, starting with one: the place of each 1 is the number of a signal. In a terminal, kill -l lists the names in the order of their numbers.",
                "In code: `phpStatus.Signals(\"SigCgt\")`.",
            ],
            Mistakes =
            [
                new((signals, php) => signals.Count > 0 && signals.SetEquals(php.Ignored), "Those are the ones that it ignores: SigIgn. Ignoring isn't handling."),
                new((signals, _) => signals.Contains(9) || signals.Contains(19),
                    "No process can have a handler for KILL or STOP: the Linux kernel acts on them itself."),
                new((signals, php) => signals.Count > 0 && signals.SetEquals(php.Handled.Select(signal => signal - 1)),
                    "One off: the lowest bit, at the right end, stands for signal number one, not zero."),
                new((signals, _) => signals.Count == 0, "SigCgt isn't zero, so there is at least one.") { Holds = php => php.Handled.Count > 0 },
                new((signals, php) => signals.Contains(15) && !php.Handled.Contains(15),
                    "Not TERM. Many programs have a handler for it; this one doesn't. Read its SigCgt."),
                new((signals, php) => signals.IsProperSubsetOf(php.Handled), "Right so far, but SigCgt has more bits."),
            ],
            Solution = """await lab.AnswerAsync("E06.2", phpStatus.Signals("SigCgt"))""",
        },
        new Exercise<ExaminedPod, Types>(
            "E06.3", "php ends and is started again. Which types of its Linux namespaces will be new ones?", _demosolo, AnswerForm.Types)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => Own(pod.App),
            Because =
            [
                new(pod => $"{InWords(Own(pod.App))}: only php is in those, so they end with it."),
                new(pod => OfPod(pod.App).Count > 0 && OfPod(pod.App).IsSubsetOf(OfPod(pod.Pause ?? pod.App)) && pod.Pause is not null,
                    pod => $"In {InWords(OfPod(pod.App))} pause stays."),
                new(pod => OfNode(pod.App).Count > 0, pod => $"In {InWords(OfNode(pod.App))} it is in the node's."),
            ],
            Hints =
            [
                "A Linux namespace stays as long as a process is in it. What is in there besides php?",
                "Keep the types in which php is by itself: they are in its own box of the drawing.",
                "In code: `before.NamespacesOf(\"demox\").Select(ns => ns.Type)`.",
            ],
            Mistakes =
            [
                new((types, pod) => types.SetEquals(OfPod(pod.App)), "Those are the ones that outlive php: pause is in them as well.")
                    { Holds = pod => pod.Pause is not null && OfPod(pod.App).IsSubsetOf(OfPod(pod.Pause)) },
                new((types, _) => types.Count == NamespaceTypes.All.Count, "All of them? Then php's pod would have another address after each end.")
                    { Holds = pod => Own(pod.App).Count < NamespaceTypes.All.Count },
                new((types, _) => types.Count == 0, "In some of them php is by itself. When it ends, no process is left in those.")
                    { Holds = pod => Own(pod.App).Count > 0 },
                new((types, pod) => types.Overlaps(OfPod(pod.App)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfPod(pod.App)))}: another container of the pod is in there as well, and stays.")
                    { Holds = pod => pod.Pause is not null },
                new((types, pod) => types.Overlaps(OfNode(pod.App)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfNode(pod.App)))}: there php is in the node's namespace."),
                new((types, pod) => types.IsProperSubsetOf(Own(pod.App)), "Right so far, but not all. Look at each of php's own in the drawing."),
            ],
            Solution = """await lab.AnswerAsync("E06.3", before.NamespacesOf("demox").Select(ns => ns.Type))""",
        },
        new Exercise<ExaminedPod, long>("E06.4", "Which PID does demosolo's pause have on the node now?", _demosolo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyNoPause),
            Right = pod => pod.Pause!.Pid,
            Because =
            [
                new(pod => $"{pod.Pause!.Pid}. pause was started {Counted.Times(pod.Pod.Pause!.RestartCount + 1)}."),
                new(pod => RestartsOfApp(pod) > pod.Pod.Pause!.RestartCount, pod => $"In that time, demox was started {Counted.Times(RestartsOfApp(pod) + 1)}."),
            ],
            Hints =
            [
                "Is it in the box \"After\" or in the box \"Before\"? For pause, compare the two.",
                "It is the number in the box of pause, in the line that ends in \"on the node\".",
                "In code: `after.Pause?.FirstProcess?.Pid`.",
            ],
            Mistakes =
            [
                new((pid, pod) => pid == pod.App.Pid, "That is php. pause is the process in the dashed box."),
                new((pid, pod) => pid == pod.App.ParentPid, "That is the shim, the parent of both."),
                new((pid, pod) => pid == pod.Pause!.PidInside, "That is its number inside its container. On the node it has another."),
            ],
            Solution = """await lab.AnswerAsync("E06.4", after.Pause?.FirstProcess?.Pid)""",
        },
        new Exercise<RestartCounts, long>(
            "E06.5", "demox has ended twice in a short time. How many seconds does it have to wait for its next start, at least?", RestartsOf("demosolo"), _seconds)
        {
            Right = demox => demox.Wait,
            AlsoRight = (seconds, demox) => demox.Announced is null && seconds > demox.Wait && seconds <= demox.Measured + 1,
            Because =
            [
                new(demox => demox.Announced is not null, demox => $"Its status says: back-off {demox.Announced}s. It counts from the end of php."),
                new(demox => demox.Announced is null,
                    demox => $"{demox.Measured} s passed between its end and its start: the wait of {demox.Wait} s, and the time to notice the end and to start it."),
                new(demox => demox.Wait < 300,
                    demox => $"With each further end, the wait doubles, up to five minutes. Ten minutes without an end reset it."),
            ],
            Hints =
            [
                "Unlike after the first end, it isn't started at once. A message in the pod's status says how long it has to wait.",
                "A message with the word back-off has the number, followed by an s for seconds. (If the message is gone, demox has already restarted. The drawing below shows how long it waited.)",
                "In code: `again.Status.ContainerStatuses[0].State.Waiting?.Message`.",
            ],
            Mistakes =
            [
                new((seconds, _) => seconds is 0 or 1, "That is how it was after the first end. It ended again soon after."),
                new((seconds, demox) => seconds < demox.Wait, "It has to wait longer than that."),
                new((seconds, demox) => seconds == 300 && demox.Wait != 300, "Five minutes is the longest wait. It takes many ends to get there."),
                new((seconds, demox) => seconds == 2 * demox.Wait, "That will be the wait after the next end: each time it doubles."),
                new((seconds, demox) => seconds > demox.Wait, "Not that long yet."),
            ],
            Solution = """
                var now = (await lab.PodsAsync("dev")).Single(row => row.Metadata.Name == "demosolo").Status.ContainerStatuses[0];
                var message = now.State.Waiting?.Message ?? "";
                var announced = System.Text.RegularExpressions.Regex.Match(message, @"back-off (\d+)s").Groups[1].Value;
                var waited = now.State.Running?.StartedAt - now.LastState?.Terminated?.FinishedAt;
                await lab.AnswerAsync("E06.5", announced != "" ? announced : (int?)waited?.TotalSeconds)
                """,
        },
        new Exercise<PauseAtRest?, string>(
            "E06.6", "In which state is demosolo's pause? A word, as the column STATE has it.", PauseOf("demosolo"),
            AnswerForm.Word with { Expected = "a word, such as \"stopped\"" })
        {
            NotPossible = new(["kubernetes"], pause => pause is null ? "No pause process runs in this pod." : null),
            Right = pause => pause!.Stat.StateWord,
            AlsoRight = (word, pause) => word == $"{pause!.Stat.State}" || Same(word, $"{pause.Stat.State} ({pause.Stat.StateWord})"),
            Because =
            [
                new(pause => string.Create(
                    CultureInfo.InvariantCulture,
                    $"In {pause!.Age.TotalSeconds:0.0} s, it used a processor for {pause.Stat.CpuTime.TotalSeconds:0.00} s.")),
                "A Linux namespace stays while a process is in it. The process doesn't have to do anything.",
            ],
            Hints =
            [
                "The table above has it, in pause's row.",
                "The column STATE has a letter and, in brackets, the word.",
                "In code: `(await node.StatsAsync(pausePid))[0].StateWord`.",
            ],
            Mistakes =
            [
                new((word, pause) => Same(word, "running") || word == "R",
                    "Running is what Kubernetes says about its container. The question is about the process at this moment.")
                    { Holds = pause => pause!.Stat.State != 'R' },
                new((word, _) => Same(word, "zombie") || Same(word, "dead") || word == "Z", "It hasn't ended: it's still in its namespaces.")
                    { Holds = pause => pause!.Stat.State is not ('Z' or 'X') },
                new((word, _) => Same(word, "waiting") || Same(word, "idle") || Same(word, "paused"), "It does nothing, true. Which word does the table use for that?"),
            ],
            Solution = """await lab.AnswerAsync("E06.6", pausePid == 0 ? null : (await node.StatsAsync(pausePid))[0].StateWord)""",
        },
        new Exercise<RestartCounts, long>("E06.7", "What does RESTARTS show for demotwin, since its pause has ended?", RestartsOf("demotwin"), AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], twin => twin.Restarts > 0 ? null
                : "demotwin hasn't restarted. Run the cell that ends its pause process. (Some container runtimes run no pause process, so there's nothing to end.)"),
            Right = twin => twin.Restarts,
            Because =
            [
                new(twin => $"{twin.Restarts}: it counts demox's restarts, for any reason. So it doesn't tell you what the pod kept."),
            ],
            Hints =
            [
                "The table of pods has a row for demotwin.",
                "Read the column RESTARTS in that row, without what is in brackets.",
                "In code: `pods.Single(row => row.Metadata.Name == \"demotwin\").Status.ContainerStatuses[0].RestartCount`.",
            ],
            Mistakes =
            [
                new((count, _) => count == 0, "You didn't send its php a signal, true. But php runs in the new sandbox, so it was restarted."),
                new((count, twin) => count == twin.Restarts + 1, "One too many: pause itself isn't counted."),
                new((count, _) => count < 0, "It is a count."),
            ],
            Solution = """await lab.AnswerAsync("E06.7", pods.Single(row => row.Metadata.Name == "demotwin").Status.ContainerStatuses[0].RestartCount)""",
        },
        new Exercise<Orphans, long>(
            "E06.8", "An orphan ends in demoshare in the same way. How many zombies does demoshare have then?", OrphansIn("demotwin", "demoshare"), AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], orphans => orphans.IsPauseFirst ? null : "Process 1 of demoshare isn't pause: the container runtime runs none."),
            Right = orphans => orphans.Shared,
            Because =
            [
                new(orphans => orphans.Shared == 0, _ => "None: PodLab just left an orphan there, and pause waited for it."),
                new(orphans => orphans.Shared > 0, orphans => $"{orphans.Shared}: process 1 of demoshare doesn't wait for its children."),
                new(orphans => $"The same search finds {orphans.Kept} in demotwin."),
            ],
            Hints =
            [
                "An orphan's new parent is process 1 of its pid namespace. Which process is that in demoshare?",
                "The drawing shows which process is number 1 in demoshare. Waiting for children is one of the few things that it does.",
                "In code: `(await lab.AnatomyAsync(\"demoshare\")).Zombies.Count()`.",
            ],
            Mistakes =
            [
                new((count, orphans) => count == orphans.Kept && count != orphans.Shared, "That's how many demotwin has, where process 1 is php. Which process is process 1 in demoshare?"),
                new((count, orphans) => count > orphans.Shared, "Not that many: look at which process is process 1 there."),
                new((count, _) => count < 0, "It is a count."),
            ],
            Solution = """
                await lab.ExecAsync("demoshare", "demox", orphan, changes: true);
                await lab.AnswerAsync("E06.8", (await lab.AnatomyAsync("demoshare")).Zombies.Count())
                """,
        },
    ];

    private static long Running(ExaminedPod pod) => pod.Pod.Containers.Count(container => container.FirstProcess is not null);

    private static int RestartsOfApp(ExaminedPod pod) => pod.Pod.Container(pod.App.Container).RestartCount;
}

/// <summary>The form of an answer that names signals.</summary>
internal static class SignalForm
{
    private static readonly char[] _separators = [' ', ',', '[', ']', '"'];

    /// <summary>A set of signals, by names or numbers: <c>["USR1", "HUP"]</c>. It may be empty.</summary>
    public static AnswerForm<IReadOnlySet<int>> Names { get; } = new(
        "signals as kill names them, such as [\"USR1\", \"HUP\"]", TryRead, (one, other) => one.SetEquals(other));

    private static bool TryRead(IReadOnlyList<string> words, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out IReadOnlySet<int> answer)
    {
        var signals = words.SelectMany(word => word.Split(_separators, StringSplitOptions.RemoveEmptyEntries)).Select(SignalMask.FindNumber).ToList();
        answer = signals.OfType<int>().ToHashSet();
        return !signals.Contains(null);
    }
}
