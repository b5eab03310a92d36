using PodLab.Exercises;
using PodLab.Recordings;
using RecordedNode = PodLab.Tests.Anatomy.RecordedNode;
using SmallNode = PodLab.Tests.Anatomy.SmallNode;

namespace PodLab.Tests.Exercises;

/// <summary>Pods to answer questions about: all recorded ones, and two that no recording contains.</summary>
internal static class ExaminedPods
{
    /// <summary>The exercises that apply to any of these pods: lesson 05's.</summary>
    public static IReadOnlyList<Exercise<ExaminedPod>> Exercises { get; } =
        [.. ExerciseCatalog.All.OfType<Exercise<ExaminedPod>>().Where(exercise => exercise.Id.StartsWith("E05.", StringComparison.Ordinal))];

    /// <summary>Pods like the lesson's own: one container, one process, the usual sharing.</summary>
    public static IReadOnlyList<string> Ordinary { get; } = ["solo", "solo on cgroup v2", .. Shipped];

    /// <summary>All of them; on the others a pod shares more or less than usual.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Ordinary, .. RecordedNode.Names.Select(row => row.Data).Except(Ordinary), "without pause"];

    private static IEnumerable<string> Shipped =>
        Directory.EnumerateFiles(Repository.Path("notebooks", "recordings"), $"05-*{RecordingFile.Extension}")
            .Select(file => Path.GetFileName(file)).Order();

    /// <summary>The recorded pod with that name.</summary>
    public static async Task<ExaminedPod> ReadAsync(string name)
    {
        if (name.EndsWith(RecordingFile.Extension, StringComparison.Ordinal))
        {
            await using var lab = await RecordedLab.OpenAsync(name);
            return await ExaminedPod.Named("demosolo", "dev")(lab, TestContext.Current.CancellationToken);
        }

        return name switch
        {
            "solo on cgroup v2" => Solo(cgroup2: true),
            "without pause" => WithoutPause(),
            _ => Of(new RecordedNode(name)),
        };
    }

    /// <summary>demosolo on a kind node: php is 1111, pause 1082, their shim 1061. On cgroup v2 php has its own cgroup namespace.</summary>
    public static ExaminedPod Solo(bool cgroup2 = false)
    {
        var node = new RecordedNode("solo");
        if (!cgroup2)
        {
            return Of(node);
        }

        var own = new LinuxNamespace(NamespaceType.Cgroup, 4026532534);
        var processes = node.Snapshot.Processes.Select(process => process.Process.Program != "php" ? process
            : process with { Namespaces = process.Namespaces.ToDictionary(ns => ns.Key, ns => ns.Key == own.Type ? own : ns.Value) });
        return Of(new RecordedNode("solo") { Snapshot = node.Snapshot with { Processes = [.. processes] } });
    }

    /// <summary>A pod with a container runtime that keeps its namespaces without a pause process.</summary>
    public static ExaminedPod WithoutPause()
    {
        var node = new SmallNode { WithPause = false };
        return new(node.Anatomy(), [.. node.Snapshot().Processes.Select(process => process.Process)]);
    }

    private static ExaminedPod Of(RecordedNode node) =>
        new(node.Anatomy(), [.. node.Snapshot.Processes.Select(process => process.Process)]);
}
