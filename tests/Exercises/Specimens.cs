using PodLab.Anatomy;
using PodLab.Commands;
using PodLab.Exercises;
using PodLab.Nodes;

namespace PodLab.Tests.Exercises;

/// <summary>Pods to answer questions about, with the numbers of a pod recorded on a kind node (recordings/solo.*).</summary>
internal static class Specimens
{
    private static readonly Dictionary<NamespaceType, ulong> _ofNode = new()
    {
        [NamespaceType.Cgroup] = 4026532258, [NamespaceType.Ipc] = 4026532187, [NamespaceType.Mnt] = 4026532185, [NamespaceType.Net] = 4026532189,
        [NamespaceType.Pid] = 4026532188, [NamespaceType.Time] = 4026531834, [NamespaceType.User] = 4026531837, [NamespaceType.Uts] = 4026532186,
    };

    private static readonly Dictionary<NamespaceType, ulong> _ofPod = new()
    {
        [NamespaceType.Net] = 4026532457, [NamespaceType.Uts] = 4026532529, [NamespaceType.Ipc] = 4026532530,
    };

    /// <summary>demosolo as recorded: cgroup v1, so mnt and pid are php's own; with <paramref name="cgroup2"/> cgroup is, too.</summary>
    public static Specimen Solo(bool cgroup2 = false)
    {
        var pause = Process(1082, "/pause", "pause", new() { [NamespaceType.Mnt] = 4026532528, [NamespaceType.Pid] = 4026532531 });
        var phpOwn = new Dictionary<NamespaceType, ulong> { [NamespaceType.Mnt] = 4026532532, [NamespaceType.Pid] = 4026532533 };
        if (cgroup2)
        {
            phpOwn[NamespaceType.Cgroup] = 4026532534;
        }

        var php = Process(1111, "php -S 127.0.0.1:9081", "demox", phpOwn);
        var pod = new PodAnatomy
        {
            Name = "demosolo",
            Namespace = "dev",
            Uid = "de8f717e-f854-486e-9e00-83ba31d4acfb",
            Node = "kind-worker",
            PodIP = "10.244.2.3",
            TakenAt = DateTimeOffset.UnixEpoch,
            Containers =
            [
                new("pause", ContainerRole.Pause, "k8s.gcr.io/pause:3.2", "2226e8f6dbd3", 0, [pause]),
                new("demox", ContainerRole.App, "docker.io/library/demo:1.0.0", "d8f980c3b64d", 0, [php]),
            ],
            NodeNamespaces = _ofNode.ToDictionary(entry => entry.Key, entry => new LinuxNamespace(entry.Key, entry.Value)),
            ProcessCounts = _ofPod.ToDictionary(entry => new LinuxNamespace(entry.Key, entry.Value), _ => 2),
        };
        return new Specimen(pod, [new(1061, 1, "/usr/local/bin/containerd-shim-runc-v2 -namespace k8s.io"), pause.Process, php.Process], "k8s.gcr.io/pause:3.2");
    }

    private static PodProcess Process(int pid, string command, string container, Dictionary<NamespaceType, ulong> own) =>
        new(new NodeProcess(pid, 1061, command), container, [.. NamespaceTypes.All.Select(type => Membership(type, own))], [pid, 1]);

    private static NamespaceMembership Membership(NamespaceType type, Dictionary<NamespaceType, ulong> own) =>
        own.TryGetValue(type, out var inode) ? new(type, new(type, inode), NamespaceOwnership.Own)
        : _ofPod.TryGetValue(type, out inode) ? new(type, new(type, inode), NamespaceOwnership.Pod)
        : new(type, new(type, _ofNode[type]), NamespaceOwnership.Node);
}
