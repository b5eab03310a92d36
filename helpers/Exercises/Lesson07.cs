using PodLab.Anatomy;
using static PodLab.Exercises.ExaminedPod;
using static PodLab.Exercises.PodFacts;
using static PodLab.Exercises.PodsOfSeveral;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 07: what containers of one pod share, and what each has for itself.</summary>
internal static class Lesson07
{
    private static readonly Subject<ExaminedPod> _demoduo = Named("demoduo", "dev");
    private static readonly Subject<ExaminedPod> _demotrio = Named("demotrio", "dev");

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<ExaminedPod, long>("E07.1", "Which PID does demoy's php have inside its container?", _demoduo, AnswerForm.Number)
        {
            Right = pod => Demoy(pod).PidInside,
            Because =
            [
                new(pod => $"{Demoy(pod).PidInside}. On the node it is {Demoy(pod).Pid}."),
                new(pod => Own(Demoy(pod)).Contains(NamespaceType.Pid) && Demoy(pod).PidInside == pod.App.PidInside,
                    pod => $"demox's php has the same number inside: each of the two is in a pid namespace of its own."),
            ],
            Hints =
            [
                "The table shows the numbers on the node. What is the first process of a pid namespace called?",
                "Lesson 01 made a pid namespace and started one program in it. Which number did that program have in there?",
                "In code: `duo.Container(\"demoy\").FirstProcess.PidInside`.",
            ],
            Mistakes =
            [
                new((pid, pod) => pid == Demoy(pod).Pid, "That is its number on the node. Inside its container it has another."),
                new((pid, pod) => pid == pod.App.Pid, "That is demox's php, as the node numbers it."),
                new((pid, pod) => pid == pod.Pause?.Pid, "That is pause, as the node numbers it."),
                new((pid, _) => pid is 2 or 3, "It doesn't come after the others: no other container's process is in its pid namespace.")
                    { Holds = pod => Own(Demoy(pod)).Contains(NamespaceType.Pid) },
                new((pid, _) => pid == 0, "No process has that number."),
            ],
            Solution = """await lab.AnswerAsync("E07.1", duo.Container("demoy").FirstProcess.PidInside)""",
        },
        new Exercise<ExaminedPod, long>("E07.2", "demotrio will have one container more. How many rows will lsns have for it?", _demoduo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => Rows(pod) + Own(Demoy(pod)).Count,
            Because =
            [
                new(pod => $"{Rows(pod) + Own(Demoy(pod)).Count}: the {Rows(pod)} that demoduo has, and {Own(Demoy(pod)).Count} for the third container: its own {InWords(Own(Demoy(pod)))}."),
            ],
            Hints =
            [
                "lsns has a row for each Linux namespace. Which of them will be made for the new container, and which exist already?",
                "Count the rows in which demoy is by itself. The new container will have as many.",
                "In code: `rows.Count + duo.NamespacesOf(\"demoy\").Count`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == Rows(pod), "That's how many demoduo has. The new container also has Linux namespaces of its own."),
                new((count, pod) => count == Rows(pod) + 1, "One container, but more than one row: there is one for each Linux namespace of its own.")
                    { Holds = pod => Own(Demoy(pod)).Count > 1 },
                new((count, pod) => count == Rows(pod) + 2, "That was true in 2021. On this node, a container also has a cgroup namespace of its own.")
                    { Holds = pod => Own(Demoy(pod)).Count > 2 && Own(Demoy(pod)).Contains(NamespaceType.Cgroup) },
                new((count, pod) => count == Rows(pod) + NamespaceTypes.All.Count, "Not one for each type: a container shares some with its pod, and some with the node.")
                    { Holds = pod => Own(Demoy(pod)).Count < NamespaceTypes.All.Count },
                new((count, pod) => count == Rows(pod) + Own(Demoy(pod)).Count + OfPod(Demoy(pod)).Count,
                    "A Linux namespace that the pod's containers share isn't made again for another container.") { Holds = pod => OfPod(Demoy(pod)).Count > 0 },
                new((count, pod) => count == Own(Demoy(pod)).Count, "Those are the new container's. Also count the pod's other rows."),
                new((count, pod) => count < Rows(pod), "Another container doesn't remove a row."),
            ],
            Solution = """await lab.AnswerAsync("E07.2", rows.Count + duo.NamespacesOf("demoy").Count)""",
        },
        new Exercise<ExaminedPod, long>("E07.3", "What is NPROCS for demotrio's net namespace?", _demotrio, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => InNet(pod),
            Because =
            [
                new(HasOneProcessEach, pod => $"{InNet(pod)}: {WordList.Of(pod.Pod.Containers.Where(one => one.FirstProcess is not null).Select(one => one.Name))} are in it, with one process each."),
                new(pod => !HasOneProcessEach(pod), pod => $"{InNet(pod)} processes are in it."),
            ],
            Hints =
            [
                "NPROCS counts processes. Which processes are in the pod's net namespace?",
                "Find the row with the type net, and read the column NPROCS.",
                "In code: `trioRows.Single(row => row.Type == \"net\").ProcessCount`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == pod.Pod.Processes.Count() - 1, "One is missing: pause is in there as well.") { Holds = pod => pod.Pause is not null },
                new((count, pod) => count == pod.Pod.Processes.Count() + 1, "One too many. The shim isn't in the pod's net namespace, but in the node's.") { Holds = IsShim },
                new((count, _) => count == 1, "That's so in the namespaces that one container has for itself. net is shared.") { Holds = pod => InNet(pod) > 1 },
                new((count, pod) => count == Rows(pod), "That is the number of rows. NPROCS is a column."),
            ],
            Solution = """await lab.AnswerAsync("E07.3", trioRows.Single(row => row.Type == "net").ProcessCount)""",
        },
        new Exercise<PortClash, string>(
            "E07.4", "Which container of democlash can't have the port?", ClashIn("democlash"), AnswerForm.Word with { Expected = "a container's name, such as \"demoz\"" })
        {
            Right = clash => clash.Loser,
            Because = [new(clash => $"{clash.Loser}: it was restarted {Counted.Times(clash.Restarts)}. {WordList.Of(clash.Others)} already had the port.")],
            Hints =
            [
                "The one that comes too late ends, and is restarted. The pod's status counts this for each container.",
                "Look at the container statuses of the pod: which of them has a restart count other than zero?",
                "In code: `clash.Status.ContainerStatuses.MaxBy(status => status.RestartCount).Name`.",
            ],
            Mistakes =
            [
                new((name, clash) => clash.Others.Any(other => Same(other, name)), "That one listens. Its restart count is zero."),
                new((name, _) => Same(name, "pause"), "pause listens on no port."),
                new((name, _) => Same(name, "democlash"), "That is the pod. Which of its containers?"),
                new((name, _) => Same(name, "php"), "That is the program. Both containers run it."),
            ],
            Solution = """await lab.AnswerAsync("E07.4", clash.Status.ContainerStatuses.MaxBy(status => status.RestartCount).Name)""",
        },
        new Exercise<PortClash, string>(
            "E07.5", "Why can't it listen? Give the reason in the words of its log.", ClashIn("democlash"),
            AnswerForm.Word with { Expected = "the words after \"reason:\" as one text, such as \"Permission denied\"" })
        {
            Right = clash => clash.Reason,
            AlsoRight = (words, clash) => words.Contains(clash.Reason, StringComparison.OrdinalIgnoreCase),
            Because = [new(clash => $"\"{clash.Reason}\": the Linux kernel's error for {clash.Loser}'s php. An address is an IP address with a port, and both containers are in one net namespace.")],
            Hints =
            [
                "Each container has a log. Read the log of the one that ended.",
                "The last line of its log has the reason in brackets, after the word reason.",
                "In code: `System.Text.RegularExpressions.Regex.Match(log, @\"reason: ([^)]+)\").Groups[1].Value`.",
            ],
            Mistakes =
            [
                new((words, _) => words.Contains("CrashLoopBackOff", StringComparison.OrdinalIgnoreCase), "That is what the kubelet does about it: it waits before it starts the container again."),
                new((words, _) => Same(words, "Error") || Same(words, "Completed"), "That is the pod's status. Why did the program end?"),
                new((words, _) => words.Contains("Failed to listen", StringComparison.OrdinalIgnoreCase), "That is what failed. The reason comes after it, in brackets."),
                new((words, _) => words.Contains("refused", StringComparison.OrdinalIgnoreCase), "A client is refused if nothing listens. Here something already listens."),
            ],
            Solution = """await lab.AnswerAsync("E07.5", System.Text.RegularExpressions.Regex.Match(log, @"reason: ([^)]+)").Groups[1].Value)""",
        },
        new Exercise<SharedFile, long>("E07.6", "Which inode number does demoy see for the file?", FileIn("demotrio"), AnswerForm.Number)
        {
            Right = file => file.InSecond.Inode,
            Because =
            [
                new(file => file.InFirst == file.InSecond, file => $"{file.InSecond.Inode} on device {file.InSecond.Device}, as in demox. It is one file, by two paths."),
                new(file => file.InFirst != file.InSecond, file => $"{file.InSecond.Inode} on device {file.InSecond.Device}; in demox it is {file.InFirst.Inode} on device {file.InFirst.Device}."),
            ],
            Hints =
            [
                "Is it a copy of demox's file, or the same file?",
                "One volume is one folder of the node. The cell above shows device and inode of the file in it.",
                "In code: `(await IdentityAsync(\"demoy\", \"/there/note\")).Inode`.",
            ],
            Mistakes =
            [
                new((inode, file) => inode == file.InSecond.Device, "That is the device that the file is on. The inode comes after it."),
                new((inode, file) => inode == file.RootOfFirst.Inode, "That is demox's root folder, not the file."),
                new((inode, _) => inode <= 0, "The file exists in demoy as well, so it has an inode."),
            ],
            Solution = """await lab.AnswerAsync("E07.6", (await IdentityAsync("demoy", "/there/note")).Inode)""",
        },
        new Exercise<ExaminedPod, long>("E07.7", "How many processes does demoinit have, now that its init containers are through?", Named("demoinit", "dev"), AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyNoPause),
            Right = pod => pod.Pod.Processes.Count(),
            Because =
            [
                new(pod => $"{pod.Pod.Processes.Count()}: {WordList.Of(pod.Pod.Containers.Where(one => one.FirstProcess is not null).Select(one => one.Name))}."),
                new(pod => Inits(pod) > 0, pod => $"The {Counted.Of(Inits(pod), "init container")} have ended, and their processes with them."),
            ],
            Hints =
            [
                "An init container's process has to end before the next container is started.",
                "Count what runs now: the container that READY counts, and the one that no manifest names.",
                "In code: `init.Processes.Count()`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == pod.Pod.Processes.Count() + Inits(pod), "The init containers have ended. They no longer have processes.") { Holds = pod => Inits(pod) > 0 },
                new((count, pod) => count == pod.Pod.Processes.Count() + Inits(pod) - 1, "That counts the init containers and not pause: it's the other way around.")
                    { Holds = pod => Inits(pod) > 0 },
                new((count, pod) => count == pod.Pod.Processes.Count() - 1, "One is missing: pause is a process of the pod as well."),
                new((count, pod) => count == pod.NodeProcesses.Count, "Those are all processes of the node. How many of them are the pod's?"),
            ],
            Solution = """await lab.AnswerAsync("E07.7", init.Processes.Count())""",
        },
        new Exercise<SidecarPod, long>("E07.8", "What does READY show for demoside behind the slash?", SidecarIn("demoside"), AnswerForm.Number)
        {
            NotPossible = new(["kind", "kubernetes"], pod => pod.WhyNot),
            Right = pod => pod.Total,
            Because =
            [
                new(pod => $"{pod.Total}: {Counted.Of(pod.Containers, "container")} and {Counted.Of(pod.Total - pod.Containers, "sidecar")}. An init container that ends isn't counted."),
            ],
            Hints =
            [
                "READY counts containers that should keep running. Which of the three should keep running?",
                "A container under containers keeps running, and so does an init container with restartPolicy Always.",
                "In code: `side.Containers.Count(one => $\"{one.Role}\" is \"App\" or \"Sidecar\")`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == pod.Containers, "Those are the ones under containers. One of the init containers stays as well.") { Holds = pod => pod.Total > pod.Containers },
                new((count, pod) => count == pod.Containers + pod.AreSidecars.Count, "Not all of them: one init container is meant to end, and it did.")
                    { Holds = pod => pod.AreSidecars.Contains(false) },
                new((count, _) => count <= 0, "Something runs, and READY counts it."),
            ],
            Solution = """await lab.AnswerAsync("E07.8", side?.Containers.Count(one => $"{one.Role}" is "App" or "Sidecar"))""",
        },
    ];

    private static PodProcess Demoy(ExaminedPod pod) => pod.Pod.Container("demoy").FirstProcess
        ?? throw new PodLabException($"Container demoy of pod {pod.Pod.Name} isn't running. Check its state: await lab.PodsAsync(\"{pod.Pod.Namespace}\").");

    // The number of lsns's rows: one per Linux namespace of the pod that isn't the node's.
    private static int Rows(ExaminedPod pod) => pod.Pod.Processes.SelectMany(process => process.Memberships)
        .Where(membership => membership.Ownership != NamespaceOwnership.Node && membership.Namespace is not null)
        .Select(membership => membership.Namespace).Distinct().Count();

    private static bool HasOneProcessEach(ExaminedPod pod) =>
        InNet(pod) == pod.Pod.Processes.Count() && pod.Pod.Containers.All(container => container.Processes.Count <= 1);

    private static int Inits(ExaminedPod pod) => pod.Pod.Containers.Count(container => container.Role == ContainerRole.Init);
}
