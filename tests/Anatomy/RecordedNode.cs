using System.Text.Json;
using k8s;
using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

/// <summary>
/// A recorded kind node (Fixtures/recordings) with the examined pod. The recording contains <c>lsns</c>, which lists a namespace once, under its
/// lowest PID. If a process isn't listed for a type, it shares that namespace with its pause container, or otherwise with the node's first process.
/// <see cref="RecordedNodeTests"/> checks that against the recorded NPROCS and <c>/proc/PID/ns</c>.
/// </summary>
internal sealed partial class RecordedNode
{
    private readonly string _name;

    public RecordedNode(string name)
    {
        _name = name;
        Pod = KubernetesJson.Deserialize<V1Pod>(Read("pod-json"));
        Rows = [.. JsonDocument.Parse(Read("lsns-J")).RootElement.GetProperty("namespaces").EnumerateArray().Select(Row)];
        Snapshot = new NodeSnapshot(Pod.Spec.NodeName, Details(), DateTimeOffset.UnixEpoch);
        Containers = [.. Files("crictl-inspect").Select(Container)];
        Sandboxes = [Sandbox()];
    }

    public static TheoryData<string> Names { get; } = new("solo", "duo", "sharepid", "hostnet", "hostpid");

    public V1Pod Pod { get; }

    public IReadOnlyList<NamespaceRow> Rows { get; }

    public NodeSnapshot Snapshot { get; init; }

    public IReadOnlyList<RuntimeContainer> Containers { get; init; }

    public IReadOnlyList<RuntimeSandbox> Sandboxes { get; init; }

    public PodAnatomy Anatomy() => AnatomyBuilder.Build(Pod, Snapshot, Sandboxes, Containers);

    public IEnumerable<string> Files(string kind) =>
        Directory.EnumerateFiles(Folder, $"{_name}.{kind}*").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    public string Read(string kind) => File.ReadAllText(Path.Combine(Folder, $"{_name}.{kind}.txt"));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "recordings");

    private static NamespaceRow Row(JsonElement row) => new(
        new LinuxNamespace(NamespaceTypes.Find(row.GetProperty("type").GetString()!)!.Value, row.GetProperty("ns").GetUInt64()),
        row.GetProperty("nprocs").GetInt32(),
        row.GetProperty("pid").GetInt32(),
        row.GetProperty("user").GetString()!,
        row.GetProperty("command").GetString()!);

    private List<ProcessDetail> Details()
    {
        var processes = PsLine().Matches(Read("ps"))
            .Select(line => new NodeProcess(Number(line, 1), Number(line, 2), line.Groups[3].Value))
            .Where(process => !process.Command.StartsWith("ps ", StringComparison.Ordinal))
            .ToList();
        return [.. processes.Select(process => new ProcessDetail(
            process,
            NamespaceTypes.All.ToDictionary(type => type, type => NamespaceOf(process, type, processes)),
            IsInner(process, processes) ? [process.Pid, 1] : [process.Pid]))];
    }

    private LinuxNamespace NamespaceOf(NodeProcess process, NamespaceType type, IEnumerable<NodeProcess> all)
    {
        var pause = all.FirstOrDefault(other => other.ParentPid == process.ParentPid && other.Command == "/pause");
        int?[] candidates = [process.Pid, pause?.Pid, 1];
        return candidates
            .Select(pid => Rows.FirstOrDefault(row => row.Pid == pid && row.Namespace.Type == type))
            .First(row => row is not null)!.Namespace;
    }

    private bool IsInner(NodeProcess process, IEnumerable<NodeProcess> all) =>
        NamespaceOf(process, NamespaceType.Pid, all) != NamespaceOf(new NodeProcess(1, 0, ""), NamespaceType.Pid, all);

    private RuntimeContainer Container(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        var (status, info) = (root.GetProperty("status"), root.GetProperty("info"));
        return new RuntimeContainer(
            status.GetProperty("id").GetString()!,
            info.GetProperty("sandboxID").GetString()!,
            status.GetProperty("metadata").GetProperty("name").GetString()!,
            status.GetProperty("image").GetProperty("image").GetString()!,
            RuntimeContainerState.Running,
            status.GetProperty("metadata").GetProperty("attempt").GetUInt32(),
            status.GetProperty("createdAt").GetDateTimeOffset(),
            null,
            info.GetProperty("pid").GetInt32());
    }

    private RuntimeSandbox Sandbox()
    {
        var parent = Snapshot.Processes.Single(process => process.Process.Pid == Containers[0].Pid).Process.ParentPid;
        var pause = Snapshot.Processes.Single(process => process.Process.ParentPid == parent && process.Process.Command == "/pause");
        return new RuntimeSandbox(
            Containers[0].SandboxId, Pod.Metadata.Name, Pod.Metadata.NamespaceProperty, Pod.Metadata.Uid, 0, true, DateTimeOffset.UnixEpoch,
            pause.Process.Pid, "k8s.gcr.io/pause:3.6");
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ *(\d+) +(\d+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex PsLine();
}
