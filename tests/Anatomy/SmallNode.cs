using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

/// <summary>A node with one pod of one container, for cases that no recording contains.</summary>
internal sealed class SmallNode
{
    public const int Shim = 100;
    public const int Pause = 110;
    public const int First = 120;

    private readonly Dictionary<int, (NodeProcess Process, Dictionary<NamespaceType, ulong> Namespaces, List<int> Pids)> _processes = [];

    public SmallNode()
    {
        _processes[1] = (new(1, 0, "/sbin/init"), NamespaceTypes.All.ToDictionary(type => type, type => 10 + (ulong)type), [1]);
        Add(Shim, 1, "/usr/bin/containerd-shim-runc-v2", like: 1);
        Add(Pause, Shim, "/pause", like: 1);
        foreach (var type in (NamespaceType[])[NamespaceType.Net, NamespaceType.Ipc, NamespaceType.Uts, NamespaceType.Mnt, NamespaceType.Pid])
        {
            Change(Pause, type, 20 + (ulong)type);
        }

        Add(First, Shim, "php -S 127.0.0.1:9081", like: Pause);
        Change(First, NamespaceType.Mnt, 30);
        Change(First, NamespaceType.Pid, 31);
        Containers = [Container("c1", "demox", First)];
    }

    public bool WithPause { get; init; } = true;

    public V1Pod Pod { get; } = new()
    {
        Metadata = new V1ObjectMeta { Name = "demosolo", NamespaceProperty = "dev", Uid = "u1" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "demox", Image = "demo:1.0.0" }] },
        Status = new V1PodStatus { Phase = "Running", PodIP = "10.244.1.2" },
    };

    public List<RuntimeContainer> Containers { get; }

    public List<RuntimeSandbox> MoreSandboxes { get; } = [];

    public static RuntimeContainer Container(string id, string name, int? pid, uint attempt = 0, string sandbox = "s1") => new(
        id, sandbox, name, "docker.io/library/demo:1.0.0", pid is null ? RuntimeContainerState.Exited : RuntimeContainerState.Running,
        attempt, DateTimeOffset.UnixEpoch, pid is null ? 137 : null, pid);

    public void Add(int pid, int parent, string command, int like, params int[] inner) =>
        _processes[pid] = (new(pid, parent, command), new(_processes[like].Namespaces), [pid, .. inner.Length == 0 ? [1] : inner]);

    public void Change(int pid, NamespaceType type, ulong inode) => _processes[pid].Namespaces[type] = inode;

    public void Forget(int pid, NamespaceType type) => _processes[pid].Namespaces.Remove(type);

    public void End(int pid) => _processes.Remove(pid);

    public NodeSnapshot Snapshot() => new(
        "kind-worker",
        [.. _processes.Values.Where(p => WithPause || p.Process.Pid != Pause).OrderBy(p => p.Process.Pid).Select(p => new ProcessDetail(
            p.Process, p.Namespaces.ToDictionary(ns => ns.Key, ns => new LinuxNamespace(ns.Key, ns.Value)), p.Pids))],
        DateTimeOffset.UnixEpoch);

    public IReadOnlyList<RuntimeSandbox> Sandboxes() =>
    [
        new("s1", Pod.Metadata.Name, "dev", "u1", 1, true, DateTimeOffset.UnixEpoch, WithPause ? Pause : null, "registry.k8s.io/pause:3.9"),
        .. MoreSandboxes,
    ];

    public PodAnatomy Anatomy() => AnatomyBuilder.Build(Pod, Snapshot(), Sandboxes(), Containers);
}
