using PodLab.Anatomy;
using static PodLab.Anatomy.NamespaceOwnership;
using static PodLab.Exercises.VariantSubjects;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 09: what a line in the manifest changes in the matrix, predicted before the pod exists.</summary>
internal static class Lesson09
{
    private const string OrdinaryRow = "In code, an ordinary pod's row: `plain.Container(\"demox\").FirstProcess.Memberships.Select(one => one.Ownership)`.";

    private static readonly PredictedProcess _sharePause = new("demoshare", "pause");
    private static readonly PredictedProcess _share = new("demoshare", "demox");
    private static readonly PredictedProcess _hostNet = new("demohostnet", "demox");
    private static readonly PredictedProcess _hostPid = new("demohostpid", "demox");
    private static readonly PredictedProcess _hostIpc = new("demohostipc", "demox");
    private static readonly PredictedProcess _users = new("demousers", "demox");
    private static readonly PredictedProcess _sidecar = new("demoside", "demos");
    private static readonly PredictedProcess _beside = new("demoside", "demox");
    private static readonly PredictedProcess _target = new("demosolo", "demox");
    private static readonly PredictedProcess _looker = new("demosolo", "looker");
    private static readonly PredictedProcess _privileged = new("demopriv", "demox");
    private static readonly PredictedProcess _user = new("demouser", "demox");

    private static readonly CellMistake _timeOrUser =
        new(place => place.Type is Time or User && place.Predicted != Node && place.Found.Ownership == Node, "Nothing in this manifest asks for another one.");

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new PredictionExercise("E09.1", "Whose Linux namespaces will demoshare's processes be in?", [_sharePause, _share])
        {
            NotPossible = new(["kubernetes"], WhyNoPauseIn("demoshare")),
            Because =
            [
                new(seen => seen.Whose(_share, Pid) == Pod, seen => $"One line moves one type: {seen.Process(_share).FindNamespace(Pid)} is the pod's."),
                new(seen => seen.Process(_sharePause).PidInside == 1, seen => $"pause is process 1 in it, and php is process {seen.Process(_share).PidInside}."),
            ],
            Hints =
            [
                "Start from demosolo's matrix above. Which type has to do with seeing each other's processes?",
                "One type changes, and it changes for both. All other places are as in demosolo.",
                OrdinaryRow,
            ],
            Mistakes =
            [
                new(place => place is { Type: Pid, Predicted: Own }, "The line says that the containers share their processes: pid is what separates them otherwise."),
                new(place => place is { Type: Pid, Predicted: Node }, "It would be the node's with hostPID. Here the containers see each other, and nothing of the node."),
                new(place => place is { Type: Mnt, Predicted: Pod }, "Processes are shared, files aren't: each container keeps the root of its own image."),
                new(place => place is { Type: Cgroup, Row.Container: "pause", Predicted: Own }, "As in demosolo, the runtime made none for pause.")
                    { Holds = seen => seen.Whose(_sharePause, Cgroup) == Node },
                _timeOrUser,
            ],
            Solution = """"
                var (app, pause) = (plain.Container("demox").FirstProcess, plain.Pause?.FirstProcess);
                await lab.PredictAsync("E09.1", $"""
                                     cgroup                                  ipc  mnt  net  pid  time  user  uts
                    demoshare pause  {pause?.Membership(Cgroup).Ownership}   pod  own  pod  pod  node  node  pod
                    demoshare demox  {app.Membership(Cgroup).Ownership}      pod  own  pod  pod  node  node  pod
                    """)
                """",
        },
        new Exercise<EndOfSharing, long>(
            "E09.2", "You end pause in demoshare. How many other processes does the Linux kernel end with it?", EndOfSharingIn("demoshare"), AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], pod => pod.IsPauseFirst ? null : "In demoshare, no pause process is process 1 of the shared pid namespace."),
            Right = pod => pod.Others,
            Because = [new(pod => $"{pod.Others}: all that are in its pid namespace but pause itself. When process 1 of a pid namespace ends, the Linux kernel ends the others.")],
            Hints =
            [
                "Which type of namespace ends its processes together?",
                "All processes in pause's pid namespace end with its first one. Count them without pause itself.",
                "In code: `share.Processes.Where(one => one != share.Pause.FirstProcess).Count(one => one.FindNamespace(Pid) == share.Pause.FirstProcess.FindNamespace(Pid))`.",
            ],
            Mistakes =
            [
                new((count, pod) => count == pod.Others + 1, "One too many: pause is the one that you end."),
                new((count, pod) => count == pod.Sleepers, "And php?") { Holds = pod => pod.Sleepers > 0 && pod.Sleepers < pod.Others },
                new((count, _) => count == 0, "In an ordinary pod, the Linux kernel ends no other process with pause. In this one pause is the first process of a pid namespace with others in it."),
                new((count, _) => count == 1, "php is one of them. Are there others in this pid namespace?") { Holds = pod => pod.Others > 1 },
                new((count, pod) => count > pod.Others, "Count only the processes in pause's pid namespace. The node has more."),
            ],
            Solution = """await lab.AnswerAsync("E09.2", share.Pause is null ? null : share.ProcessCount(share.Pause.FirstProcess.FindNamespace(Pid).Value) - 1)""",
        },
        new PredictionExercise("E09.3", "Whose Linux namespaces will php be in, in each of the three pods?", [_hostNet, _hostPid, _hostIpc])
        {
            Because =
            [
                new(seen => seen.Whose(_hostNet, Uts) == Node, _ => "Each line moves one type to the node, and hostNetwork moves two: this container runtime also gives such a pod the node's uts."),
                new(seen => seen.Whose(_hostNet, Uts) != Node, _ => "Each line moves one type to the node. This container runtime makes a uts namespace even for a pod with hostNetwork."),
            ],
            Hints =
            [
                "Each name says which of the node's namespaces the pod gets. Start from demosolo's row.",
                "hostNetwork can move two types: think of the host name. That depends on the container runtime. The lab's first output names it.",
                OrdinaryRow,
            ],
            Mistakes =
            [
                new(place => place is { Type: Uts, Row.Pod: "demohostnet", Found.Ownership: Node }, "Here, the node's host name comes with the node's network. That's what containerd does."),
                new(place => place is { Type: Uts, Row.Pod: "demohostnet", Found.Ownership: Pod }, "containerd would give it the node's. This container runtime makes one."),
                new(place => place is { Type: Pid, Row.Pod: "demohostpid", Predicted: Own or Pod }, "That is what hostPID asks for: no pid namespace is made for this pod."),
                new(place => place is { Type: Ipc, Row.Pod: "demohostipc", Predicted: Own or Pod }, "That is what hostIPC asks for: shared memory and message queues are the node's."),
                new(place => place is { Type: Net, Row.Pod: "demohostnet", Predicted: Own or Pod }, "That is what hostNetwork asks for: no net namespace is made for this pod."),
                new(place => place.Predicted == Node, "Only what the line names comes from the node. The rest stays as in demosolo."),
                _timeOrUser,
            ],
            Solution = """"
                var cgroup = plain.Container("demox").FirstProcess.Membership(Cgroup).Ownership;
                var uts = lab.Facts.RuntimeVersion.StartsWith("cri-o") ? "pod" : "node";
                await lab.PredictAsync("E09.3", $"""
                                       cgroup    ipc   mnt  net   pid   time  user  uts
                    demohostnet demox  {cgroup}  pod   own  node  own   node  node  {uts}
                    demohostpid demox  {cgroup}  pod   own  pod   node  node  node  pod
                    demohostipc demox  {cgroup}  node  own  pod   own   node  node  pod
                    """)
                """",
        },
        new PredictionExercise("E09.4", "Whose Linux namespaces will php be in, in demousers?", [_users], PodFeature.UserNamespaces)
        {
            NotPossible = new(["standalone", "kind", "kubernetes"], seen => seen.WhyNot),
            Because = [new(seen => $"The user namespace {seen.Process(_users).FindNamespace(User)} is the pod's: one for all its containers.")],
            Hints =
            [
                "hostUsers: true is the default. What does false take away?",
                "One type changes. It's made once per pod, like net.",
                OrdinaryRow,
            ],
            Mistakes =
            [
                new(place => place is { Type: User, Predicted: Own }, "One is made for the pod, and all of its containers are in it."),
                new(place => place is { Type: User, Predicted: Node }, "That is how it is without the line. hostUsers: false asks for another one."),
                new(place => place.Predicted == Node, "Only the user namespace changes."),
            ],
            Solution = """"
                var mine = plain.Container("demox").FirstProcess.Membership(Cgroup).Ownership;
                await lab.PredictAsync("E09.4", $"""
                                     cgroup  ipc  mnt  net  pid  time  user  uts
                    demousers demox  {mine}  pod  own  pod  own  node  pod   pod
                    """)
                """",
        },
        new PredictionExercise("E09.5", "Whose Linux namespaces will the sidecar and php be in?", [_sidecar, _beside], PodFeature.SidecarContainers)
        {
            NotPossible = new(["kind", "kubernetes"], seen => seen.WhyNot),
            Because =
            [
                new(seen => $"A sidecar is a container like the others: {ExaminedPod.InWords(ExaminedPod.Own(seen.Process(_sidecar)))} of its own, and {ExaminedPod.InWords(ExaminedPod.OfPod(seen.Process(_sidecar)))} together with php."),
            ],
            Hints =
            [
                "Does only Kubernetes treat it differently, or also the Linux kernel?",
                "Kubernetes starts it before php and lets it run. Its namespaces are made in the same way as php's.",
                "In code, an ordinary container's row: `plain.Container(\"demox\").FirstProcess.Memberships.Select(one => one.Ownership)`.",
            ],
            Mistakes =
            [
                new(place => place is { Type: Pid, Predicted: Pod }, "Two containers in a pod don't see each other's processes, unless the manifest asks for it."),
                new(place => place is { Type: Mnt, Predicted: Pod }, "Each container has the root of its own image, even if the image is the same."),
                new(place => place is { Type: Net or Ipc or Uts, Predicted: Own }, "The sidecar joins the pod's, as each container does."),
                _timeOrUser,
            ],
            Solution = """"
                var each = plain.Container("demox").FirstProcess.Membership(Cgroup).Ownership;
                await lab.PredictAsync("E09.5", $"""
                                    cgroup  ipc  mnt  net  pid  time  user  uts
                    demoside demos  {each}  pod  own  pod  own  node  node  pod
                    demoside demox  {each}  pod  own  pod  own  node  node  pod
                    """)
                """",
        },
        new PredictionExercise("E09.6", "Whose Linux namespaces will php and looker be in, once looker is there?", [_target, _looker], PodFeature.EphemeralContainers)
        {
            NotPossible = new(["kind", "kubernetes"], seen => seen.WhyNot),
            Because =
            [
                new(seen => $"looker joined {seen.Process(_looker).FindNamespace(Pid)}, which was php's own until then: now two containers share it. Its files are its own."),
            ],
            Hints =
            [
                "looker can see php's processes. Which namespace must it be in for that? And whose namespace is it then?",
                "Two containers share one type more than before, so the word changes in both rows. Files are another type.",
                "In code, php's row before that: `plain.Container(\"demox\").FirstProcess.Memberships.Select(one => one.Ownership)`.",
            ],
            Mistakes =
            [
                new(place => place is { Type: Pid, Row.Container: "demox", Predicted: Own }, "It was php's own until looker joined it. PodLab says pod as soon as two containers share one."),
                new(place => place is { Type: Pid, Row.Container: "looker", Predicted: Own }, "Without a target, it would be its own. With one, looker joins the target's, or it couldn't see its processes."),
                new(place => place is { Type: Mnt, Predicted: Pod }, "A target gives looker the other's processes, not its files: looker has the root of its own image."),
                new(place => place is { Type: Net or Ipc or Uts, Predicted: Own }, "It joins the pod's, as each container does."),
                _timeOrUser,
            ],
            Solution = """"
                var its = plain.Container("demox").FirstProcess.Membership(Cgroup).Ownership;
                await lab.PredictAsync("E09.6", $"""
                                     cgroup  ipc  mnt  net  pid  time  user  uts
                    demosolo demox   {its}   pod  own  pod  pod  node  node  pod
                    demosolo looker  {its}   pod  own  pod  pod  node  node  pod
                    """)
                """",
        },
        new Exercise<FileOfTarget, long>(
            "E09.7", "Which number is in the file /number of php's container, read from looker?", FileOfTargetIn("demosolo", "demox", "looker"), AnswerForm.Number)
        {
            NotPossible = new(["kind", "kubernetes"], file => file.WhyNot),
            Right = file => file.OfTarget,
            Because = [new(file => $"/proc/1/root is the root of process 1 as that process sees it. looker's own /number has {file.OfLooker}.")],
            Hints =
            [
                "looker sees php as process 1, and /proc has a folder for each process.",
                "The link /proc/1/root leads to the root of process 1. What would be the path from there?",
                "In code: `(await lab.ExecAsync(\"demosolo\", \"looker\", [\"cat\", \"/proc/1/root/number\"])).StandardOutput`.",
            ],
            Mistakes =
            [
                new((number, file) => number == file.OfLooker, "That is looker's own file with that name. Its root is a different one."),
                new((number, _) => number == 1, "1 is php's number in its pid namespace. What is in the file?"),
                new((number, _) => number <= 0, "It's a number of five digits."),
            ],
            Solution = """
                await lab.AnswerAsync("E09.7", whyNoLooker is not null ? null
                    : (await lab.ExecAsync("demosolo", "looker", ["cat", "/proc/1/root/number"])).StandardOutput)
                """,
        },
        new PredictionExercise("E09.8", "Whose Linux namespaces will php be in, in demopriv and in demouser?", [_privileged, _user])
        {
            Because =
            [
                new(seen => seen.Whose(_privileged, Cgroup) == Node && seen.Whose(_user, Cgroup) == Own,
                    _ => "privileged changes one type here, cgroup, and it does much more that no namespace shows. runAsUser changes none."),
                new(seen => seen.Whose(_privileged, Cgroup) == seen.Whose(_user, Cgroup), _ => "Neither line changes a namespace here. They change other things."),
            ],
            Hints =
            [
                "Are these lines about what a process sees, or about what it may do?",
                "At most one place differs from demosolo's row: if containers have a cgroup namespace at all, a privileged one stays in the node's.",
                OrdinaryRow,
            ],
            Mistakes =
            [
                new(place => place is { Type: Cgroup, Row.Pod: "demopriv", Predicted: Own, Found.Ownership: Node },
                    "A privileged container sees the node's cgroups: the runtime makes no cgroup namespace for it."),
                new(place => place is { Type: User, Row.Pod: "demouser" }, "Another user isn't another user namespace: user numbers mean the same in the container as on the node."),
                new(place => place is { Row.Pod: "demopriv", Predicted: Node }, "Privileged is about what it may do. It still has its own root, processes and network."),
                _timeOrUser,
            ],
            Solution = """"
                var own = plain.Container("demox").FirstProcess.Membership(Cgroup).Ownership;
                await lab.PredictAsync("E09.8", $"""
                                    cgroup  ipc  mnt  net  pid  time  user  uts
                    demopriv demox  node    pod  own  pod  own  node  node  pod
                    demouser demox  {own}   pod  own  pod  own  node  node  pod
                    """)
                """",
        },
    ];
}
