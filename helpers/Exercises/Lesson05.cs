using static PodLab.Exercises.ExaminedPod;
using static PodLab.Exercises.PodFacts;
using static PodLab.Nodes.NamespaceType;
using Types = System.Collections.Generic.IReadOnlySet<PodLab.Nodes.NamespaceType>;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 05 about pod <c>demosolo</c>: from its processes to the Linux namespaces that make it a pod.</summary>
internal static class Lesson05
{
    private static readonly Subject<ExaminedPod> _demosolo = Named("demosolo", "dev");

    private static readonly NotPossible<ExaminedPod> _needsPause = new(["kubernetes"], pod => WhyNoPause(pod) ?? WhyUnread(pod));

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<ExaminedPod, long>("E05.1", "What is the PID of your php process's parent?", _demosolo, AnswerForm.Number)
        {
            Right = pod => pod.App.ParentPid,
            Because = [new(pod => $"php is process {pod.App.Pid} on this node, and its parent is process {pod.App.ParentPid}.")],
            Hints =
            [
                "Find the row whose CMD starts with php. It has two numbers: one is php's own, the other its parent's.",
                "The column PID has php's own number. Its parent's is in the column PPID of the same row.",
                "In code: `php.ParentPid`.",
            ],
            Mistakes =
            [
                new((pid, pod) => pid == pod.App.Pid,
                    (pid, _) => $"{pid} is php itself: the column PID. Its parent's number is in the same row, under PPID."),
                new((pid, pod) => pid == pod.Pause?.Pid && pod.Pause.ParentPid == pod.App.ParentPid,
                    (pid, pod) => $"{pid} is {pod.Pause!.Command}. Compare its PPID with php's: it isn't php's parent, it has the same "
                        + "parent."),
                new((pid, pod) => pid == pod.App.PidInside && pid == pod.Parent?.ParentPid,
                    (pid, _) => $"{pid} is two things here: php's own number inside its container, and on the node the parent of php's "
                        + "parent. "
                        + "Read php's row in the node's table."),
                new((pid, pod) => pid == pod.App.PidInside,
                    (pid, _) => $"{pid} is php's own number inside its container. The node has another number for it."),
                new((pid, pod) => pid == pod.Parent?.ParentPid, (pid, _) => $"{pid} is the parent of php's parent: one step too far."),
            ],
            Solution = """await lab.AnswerAsync("E05.1", php.ParentPid)""",
        },
        new Exercise<ExaminedPod, string>("E05.2", "Which program is that parent?", _demosolo, AnswerForm.Word)
        {
            Right = pod => pod.Parent?.Program ?? "",
            AlsoRight = (word, pod) => Same(ProgramOf(word), pod.Parent?.Program),
            Because =
            [
                new(pod => $"It is {pod.Parent?.Program}."),
                new(IsShim,
                    _ => "That is a shim: containerd usually starts one for each pod, and can restart without ending the pod's "
                        + "containers."),
                new(IsShimOfRunc,
                    _ => "To start a container, the shim usually calls runc. runc makes the process and ends, and the Linux kernel gives "
                    + "the orphan to the shim, which is registered to adopt such orphans (prctl(2), PR_SET_CHILD_SUBREAPER)."),
            ],
            Hints =
            [
                "You have its PID from the question before. Find the row with that number under PID.",
                "Read the CMD of that row up to the first space. The program's name comes after the last slash.",
                "In code: `processes.Single(p => p.Pid == php.ParentPid).Program`.",
            ],
            Mistakes =
            [
                new((word, pod) => word == $"{pod.App.ParentPid}", "That is the parent's PID. Which program does its row name under CMD?"),
                new((word, pod) => Same(ProgramOf(word), pod.App.Process.Program),
                    "That is the child. Look for the row whose PID is the child's PPID."),
                new((word, pod) => Same(ProgramOf(word), pod.Pause?.Process.Program) && pod.Pause!.ParentPid == pod.App.ParentPid,
                    "That one has the same parent as php. It isn't the parent."),
                new((word, _) => Same(word, "kubelet"),
                    "A kubelet asks the container runtime for containers. It doesn't start them itself. Look at the parent's row."),
                new((word, _) => Same(word, "runc"),
                    "runc makes a container's process and ends, so it can't be the parent now. Look at the parent's row.")
                    { Holds = IsShimOfRunc },
                new((word, pod) => word.Length > 3 && IsPartOf(ProgramOf(word), pod.Parent?.Program),
                    "That is only a part of the name. Read all of it in the parent's row."),
                new((word, pod) => Same(ProgramOf(word), pod.FindProcess(pod.Parent?.ParentPid ?? 0)?.Program),
                    "That is the parent's own parent: one step too far."),
            ],
            Solution = """
                var parent = processes.Single(p => p.Pid == php.ParentPid);
                await lab.AnswerAsync("E05.2", parent.Program)
                """,
        },
        new Exercise<ExaminedPod, long>("E05.3", "Which other process has the same parent as php? Give its "
            + "PID.", _demosolo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyNoPause),
            Right = pod => pod.Pause!.Pid,
            Because =
            [
                new(pod => $"{pod.Pause!.Command}, process {pod.Pause.Pid}, is php's sibling."),
                "Your manifest doesn't name its container: the container runtime added it.",
            ],
            Hints =
            [
                new(pod => pod.Siblings.Any(),
                    _ => "Look down the column PPID for the number that php has there. It appears more than once."),
                new(pod => pod.Siblings.Count() == 1,
                    _ => "Exactly two rows have that PPID. One is php's; the PID of the other is the answer."),
                new(pod => pod.Siblings.Count() == 1,
                    _ => "In code: `processes.Single(p => p.ParentPid == php.ParentPid && p.Pid != php.Pid).Pid`."),
            ],
            Mistakes =
            [
                new((pid, pod) => pid == pod.App.Pid, "That is php itself. Which other process has its parent?"),
                new((pid, pod) => pid == pod.App.ParentPid, (pid, _) => $"{pid} is the parent. Which other row has {pid} under PPID?"),
                new((pid, pod) => pod.Siblings.Any(other => other.Pid == pid),
                    (pid, _) => $"{pid} has the same parent, true. But one more process has it, and your manifest doesn't name that one's "
                        + "container."),
                new((pid, pod) => pid == pod.Parent?.ParentPid, (pid, _) => $"{pid} is the parent's own parent: one step too far."),
            ],
            Solution = """
                var sibling = processes.SingleOrDefault(p => p.ParentPid == php.ParentPid && p.Pid != php.Pid);
                await lab.AnswerAsync("E05.3", sibling?.Pid)
                """,
        },
        new Exercise<ExaminedPod, string>(
            "E05.4", "What is the tag of the image that the pause container was made from?", _demosolo,
            AnswerForm.Word with { Expected = "a tag, such as \"17-alpine\"" })
        {
            NotPossible = new(["kubernetes"], WhyNoPauseTag),
            Right = pod => TagOf(pod.PauseImage),
            AlsoRight = (word, pod) => Same(word, pod.PauseImage),
            Because =
            [
                new(pod => $"On this node the image is {pod.PauseImage}."),
                "Name and tag differ from release to release and from cluster to cluster: look them up each time.",
            ],
            Hints =
            [
                new(IsNamedPause, _ => "One image in the table has a name that ends in pause. Find its row."),
                "The column TAG has the answer. Copy it exactly, with its dots.",
                new(IsNamedPause, _ => "In code: `images.Single(i => i.Repository.EndsWith(\"/pause\")).Tag`."),
            ],
            Mistakes =
            [
                new((word, pod) => Same(word, TagOf(pod.Pod.Containers.FirstOrDefault(c => c.Name == pod.App.Container)?.Image)),
                    "That is the tag of your own container's image. The pause container was made from another image."),
                new((word, pod) => Same(word, "pause") || Same(word, RepositoryOf(pod.PauseImage)),
                    "That is the image's name. Its tag is in the next column."),
                new((word, _) => Same(word, "latest"),
                    "latest is the default tag of a name without one. This image has another: look in its row."),
                new((word, pod) => Same(word.TrimStart('v', 'V'), TagOf(pod.PauseImage).TrimStart('v', 'V')),
                    "Nearly. Copy the tag exactly as it is in the table."),
                new((word, pod) => TagOf(pod.PauseImage).StartsWith(word, StringComparison.OrdinalIgnoreCase),
                    "That is only the beginning of the tag."),
            ],
            Solution = """
                var pauseImage = images.SingleOrDefault(i => i.Repository.EndsWith("/pause"));
                await lab.AnswerAsync("E05.4", pauseImage?.Tag)
                """,
        },
        new Exercise<ExaminedPod, Types>("E05.5", "Which types of Linux namespace does php have for itself?", _demosolo, AnswerForm.Types)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => Own(pod.App),
            Because =
            [
                new(pod => $"{InWords(Own(pod.App))}."),
                new(pod => Has(pod, Mnt), _ => "With mnt php has its own mounted file systems."),
                new(pod => Has(pod, Pid), _ => "With pid it has its own process numbers."),
                new(pod => Has(pod, Cgroup),
                    _ => "With cgroup it has its own view of the control groups, as is usual on a node with cgroup v2."),
                new(pod => Has(pod, Mnt), _ => "This is what makes it a container."),
            ],
            Hints =
            [
                "lsns lists each namespace under the process with the lowest PID in it. Look for php's PID in the column PID.",
                new(pod => IsListedAlone(pod) && pod.HaveProcesses(1, pod.App, Own(pod.App)),
                    pod => $"The PID in {Own(pod.App).Count} of these rows is php's, and NPROCS is 1: only php is in there. Read their "
                        + "TYPE."),
                new(IsListedAlone, _ => "In code: `namespaces.Where(n => n.Pid == php.Pid).Select(n => n.Type)`."),
            ],
            Mistakes =
            [
                new((types, pod) => types.SetEquals(OfPod(pod.App)),
                    "Those are the ones that the pod's containers share. Which ones does php have for itself?")
                    { Holds = pod => pod.Pause is not null },
                new((types, _) => types.Count == NamespaceTypes.All.Count,
                    "php is in one namespace of each type, true. But other processes are in most of them.")
                    { Holds = pod => 2 * Own(pod.App).Count < NamespaceTypes.All.Count },
                new((types, _) => types.Count == 0,
                    "php does have some. In which rows is php's PID the PID?") { Holds = pod => Own(pod.App).Count > 0 },
                new((types, pod) => types.IsProperSubsetOf(Own(pod.App)) && Has(pod, Cgroup) && !types.Contains(Cgroup),
                    "Right so far, but not all. With cgroup v2 a container usually has one type more than older texts say. Read every row "
                        + "with php's PID."),
                new((types, pod) => types.IsProperSubsetOf(Own(pod.App)), "Right so far, but not all. Read every row with php's PID."),
                new((types, pod) => types.Overlaps(OfPod(pod.App)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfPod(pod.App)))}: that is shared by the pod's containers. What "
                        + "remains?")
                    { Holds = pod => pod.Pause is not null },
                new((types, pod) => types.Overlaps(OfNode(pod.App)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfNode(pod.App)))}: there php is in the node's namespace, like most "
                        + "processes of the node."),
            ],
            Solution = """
                var own = namespaces.Where(n => n.Pid == php.Pid);
                await lab.AnswerAsync("E05.5", own.Select(n => n.Type))
                """,
        },
        new Exercise<ExaminedPod, Types>("E05.6", "And which types does the pause process have for itself?", _demosolo, AnswerForm.Types)
        {
            NotPossible = _needsPause,
            Right = pod => Own(pod.Pause!),
            Because =
            [
                new(pod => $"{InWords(Own(pod.Pause!))}. So pause is a container as well."),
                new(pod => Lacking(pod).Count > 0 && Lacking(pod).IsSubsetOf(OfNode(pod.Pause!)),
                    pod => $"It has no {InWords(Lacking(pod))} namespace of its own: there it is in the node's."),
            ],
            Hints =
            [
                "Start with the rows whose PID is the pause process's, the answer to E05.3.",
                new(IsTellingByCount,
                    pod => $"Its PID is in {pod.ListedUnder(pod.Pause!).Count} of these rows. Keep those where NPROCS is 1: only pause is "
                        + "in there."),
                new(IsTellingByCount,
                    _ => "In code: `namespaces.Where(n => n.Pid == siblingPid && n.ProcessCount == 1).Select(n => n.Type)`."),
            ],
            Mistakes =
            [
                new((types, _) => types.Count == 0,
                    "pause does have some. In which rows with its PID is NPROCS 1?") { Holds = IsTellingByCount },
                new((types, pod) => types.SetEquals(Own(pod.App)) && types.Overlaps(OfNode(pod.Pause!)),
                    (types, pod) => $"Those are php's types. pause is in the node's {InWords(types.Intersect(OfNode(pod.Pause!)))} "
                        + "namespace, so that isn't its own."),
                new((types, pod) => types.IsProperSubsetOf(Own(pod.Pause!)), "Right so far, but not all. Read every row with pause's PID."),
                new((types, pod) => types.Overlaps(OfPod(pod.Pause!)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfPod(pod.Pause!)))}: php is in there as well. Look at NPROCS.")
                    { Holds = pod => OfPod(pod.Pause!).IsSubsetOf(OfPod(pod.App)) },
                new((types, pod) => types.Overlaps(OfNode(pod.Pause!)),
                    (types, pod) => $"Not {InWords(types.Intersect(OfNode(pod.Pause!)))}: there pause is in the node's namespace, so it "
                        + "isn't pause's own."),
            ],
            Solution = """
                var pauseOwn = namespaces.Where(n => n.Pid == sibling?.Pid && n.ProcessCount == 1);
                await lab.AnswerAsync("E05.6", pauseOwn.Select(n => n.Type))
                """,
        },
        new Exercise<ExaminedPod, Types>(
            "E05.7", "Which types of Linux namespace do php and pause share only with each other?", _demosolo, AnswerForm.Types)
        {
            NotPossible = _needsPause,
            Right = pod => OfPod(pod.App),
            Because =
            [
                new(pod => $"{(OfPod(pod.App).Count == 0 ? "None" : InWords(OfPod(pod.App)))}."),
                new(pod => Shares(pod, Net), _ => "With net they have the same network devices, addresses and ports."),
                new(pod => Shares(pod, Uts), _ => "With uts they have the same host name."),
                new(pod => Shares(pod, Ipc), _ => "With ipc they have the same System V IPC and POSIX message queues."),
                new(pod => Shares(pod, Pid),
                    _ => "With pid they see each other's processes, because the manifest requests it."),
                new(pod => OfPod(pod.App).Count > 0, _ => "This is what makes them a pod."),
            ],
            Hints =
            [
                "Look at NPROCS in the pod's rows. It says how many processes are in a namespace.",
                new(IsTellingByTwo,
                    _ => "Two processes are in each namespace that only these two share: look for NPROCS 2, and read the TYPE."),
                new(IsTellingByTwo, _ => "In code: `namespaces.Of(pod).Where(n => n.ProcessCount == 2).Select(n => n.Type)`."),
            ],
            Mistakes =
            [
                new((types, _) => types.Count == 0,
                    "They do share some. Which NPROCS would such a namespace show?") { Holds = pod => OfPod(pod.App).Count > 0 },
                new((types, pod) => types.Overlaps(OfNode(pod.App).Intersect(OfNode(pod.Pause!))),
                    (types, pod) => $"Not {InWords(types.Intersect(OfNode(pod.App)).Intersect(OfNode(pod.Pause!)))}: there both are in the "
                        + "node's namespace, "
                        + "together with other processes."),
                new((types, pod) => types.Overlaps(Own(pod.App).Intersect(Own(pod.Pause!))),
                    (types, pod) => $"Not {InWords(types.Intersect(Own(pod.App)).Intersect(Own(pod.Pause!)))}: php and pause have one "
                        + "each."),
                new((types, pod) => types.Overlaps(Own(pod.App)),
                    (types, pod) => $"Not {InWords(types.Intersect(Own(pod.App)))}: php has its own, and pause isn't in it."),
                new((types, pod) => types.IsProperSubsetOf(OfPod(pod.App)),
                    "Right so far, but not all. Look at NPROCS in all of the pod's rows."),
            ],
            Solution = """
                var shared = namespaces.Of(pod).Where(n => n.ProcessCount == 2);
                await lab.AnswerAsync("E05.7", shared.Select(n => n.Type))
                """,
        },
        new Exercise<ExaminedPod, long>("E05.8", "How many Linux namespaces is php in, counting all types?", _demosolo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => Memberships(pod),
            Because =
            [
                new(pod => $"{Memberships(pod)}: one of each type that this node's Linux kernel has."),
                new(pod => Own(pod.App).Count > 0 && OfPod(pod.App).Count > 0 && OfNode(pod.App).Count > 0,
                    pod => $"{Own(pod.App).Count} are php's own, {OfPod(pod.App).Count} are the pod's, {OfNode(pod.App).Count} are the "
                        + "node's."),
            ],
            Hints =
            [
                new(pod => pod.ListedUnder(pod.App).Count < Memberships(pod),
                    _ => "lsns names each namespace only once, so php's PID isn't in every row that php belongs to. Look at php's row in "
                        + "the matrix instead."),
                "In php's row, count every type that has a number, whether it is own, pod or node.",
                "In code: `(await node.ProcessNamespacesAsync(php.Pid)).Count`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == pod.ListedUnder(pod.App).Count,
                    "That's how many rows of lsns show php's PID. But lsns names a namespace once, under its lowest PID. Where is php's net "
                        + "namespace?")
                    { Holds = pod => pod.App.FindNamespace(Net) is not null && !pod.ListedUnder(pod.App).Contains(Net) },
                new((count, pod) => count == OfPod(pod.App).Count, "That's how many of them are the pod's. php is also in others."),
                new((count, pod) => count == OfNode(pod.App).Count, "That's how many of them are the node's. php is also in others."),
                new((count, pod) => count == Memberships(pod) - OfNode(pod.App).Count,
                    "That leaves out those that are the node's. php is also in them."),
                new((count, pod) => count == Memberships(pod) * pod.Pod.Processes.Count(),
                    "That is the whole matrix. Count only php's row.")
                    { Holds = pod => pod.Pod.Processes.Count() > 1 },
                new((count, _) => count == 10,
                    "The two links in /proc/PID/ns that end in _for_children don't show php's own namespaces. They are for its children."),
            ],
            Solution = """
                var memberships = await node.ProcessNamespacesAsync(php.Pid);
                await lab.AnswerAsync("E05.8", memberships.Count)
                """,
        },
        new Exercise<ExaminedPod, long>(
            "E05.9", "Suppose your manifest had one more container, with one process. What would NPROCS be for the pod's net namespace?",
            _demosolo, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], WhyUnread),
            Right = pod => InNet(pod) + 1,
            Because =
            [
                new(pod => $"{InNet(pod) + 1}: the {InNet(pod)} in it now, and the new one."),
                new(SharesUsual, _ => "Usually a new container joins the pod's net, uts and ipc namespaces. It gets none of its own."),
            ],
            Hints =
            [
                new(pod => pod.Pod.Processes.Select(process => process.FindNamespace(Net)).Distinct().Count() == 1,
                    _ => "All processes of all containers of the pod are in the same net namespace. So would the new one be."),
                "NPROCS says how many processes are in it now. Then add those of the new container.",
                new(pod => Shares(pod, Net),
                    _ => "In code: `namespaces.Of(pod).Single(n => n.Type == \"net\").ProcessCount + 1`."),
            ],
            Mistakes =
            [
                new((count, pod) => count == InNet(pod),
                    "That is what NPROCS shows now. The new container's process would join the same net namespace."),
                new((count, _) => count == 1, "A container doesn't usually get a net namespace of its own: it joins the pod's.")
                    { Holds = pod => Shares(pod, Net) },
                new((count, pod) => count < InNet(pod), "That few? No process leaves the namespace when another joins it."),
                new((count, pod) => count == InNet(pod) + 2,
                    "Too many. A pod has one pause container, no matter how many containers its manifest names.")
                    { Holds = pod => pod.Pause is not null },
                new((count, pod) => count > InNet(pod) + 1,
                    "Too many. NPROCS counts the processes in one namespace. How many does the new container bring?"),
            ],
            Solution = """
                var net = namespaces.Of(pod).Single(n => n.Type == "net");
                await lab.AnswerAsync("E05.9", net.ProcessCount + 1)
                """,
        },
    ];
}
