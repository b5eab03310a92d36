using k8s.Models;
using PodLab.Anatomy;
using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Bench;

/// <summary>A made-up node for measurements, with any number of pods and processes; each pod has pause and two containers.</summary>
internal static class CrowdedNode
{
    private const int FirstInode = 1000;
    private const int OwnProcesses = 10;
    private static readonly NamespaceType[] _ofPod = [NamespaceType.Net, NamespaceType.Ipc, NamespaceType.Uts];

    public static NodeReading Of(int pods, int processes)
    {
        var all = new List<ProcessDetail>();
        var sandboxes = new List<RuntimeSandbox>();
        var containers = new List<RuntimeContainer>();
        for (var pid = 1; pid <= OwnProcesses; pid++)
        {
            all.Add(Process(pid, 0, pod: 0, container: 0));
        }

        for (var pod = 1; pod <= pods; pod++)
        {
            var shareOfPod = ((processes - OwnProcesses) * pod / pods) - ((processes - OwnProcesses) * (pod - 1) / pods);
            var pause = all.Count + 1;
            for (var i = 0; i < shareOfPod; i++)
            {
                all.Add(Process(all.Count + 1, i < 3 ? 1 : pause + 1 + (i % 2), pod, container: i == 0 ? 0 : 1 + (i % 2)));
            }

            sandboxes.Add(new($"s{pod}", $"pod-{pod}", "crowd", $"u{pod}", 0, IsReady: true, DateTimeOffset.UnixEpoch, pause, "pause:3.9"));
            containers.AddRange(Enumerable.Range(1, 2).Select(i => new RuntimeContainer(
                $"c{pod}-{i}", $"s{pod}", $"app-{i}", "demo:1.0.0", RuntimeContainerState.Running, 0, DateTimeOffset.UnixEpoch, null, pause + i)));
        }

        return new(new NodeSnapshot("crowded", all, DateTimeOffset.UnixEpoch), sandboxes, containers);
    }

    public static V1Pod FirstPod { get; } = new()
    {
        Metadata = new V1ObjectMeta { Name = "pod-1", NamespaceProperty = "crowd", Uid = "u1" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "app-1" }, new V1Container { Name = "app-2" }] },
    };

    private static ProcessDetail Process(int pid, int parent, int pod, int container)
    {
        var namespaces = NamespaceTypes.All.ToDictionary(type => type, type => new LinuxNamespace(type, Inode(type, pod, container)));
        var command = string.Create(CultureInfo.InvariantCulture, $"/usr/local/bin/worker --number {pid} --listen 127.0.0.1:{9000 + (pid % 1000)}");
        return new(new NodeProcess(pid, parent, command), namespaces, pod == 0 ? [pid] : [pid, container + 1]);
    }

    // The node's are those of pod 0; a container's own are mnt and pid.
    private static ulong Inode(NamespaceType type, int pod, int container) => (ulong)(FirstInode + (int)type + (100 * (
        pod == 0 || type is NamespaceType.User or NamespaceType.Time or NamespaceType.Cgroup ? 0
        : _ofPod.Contains(type) ? pod
        : (pod * 10) + container + 100_000)));
}
