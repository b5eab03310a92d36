using Google.Protobuf;
using k8s;
using PodLab.Manifests;
using PodLab.Setup.StandaloneNode.Supervisor;
using PodLab.Tests.Manifests;

namespace PodLab.Tests.StandaloneNode.Supervisor;

/// <summary>The supervisor can translate every pod that <c>ApplyAsync</c> accepts.</summary>
public sealed class TranslatingPods : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-translating-");

    [Fact]
    public void Each_pod_of_the_table_that_is_accepted_is_translated()
    {
        var translated = PodVerdict.All.Count(verdict => TryTranslate([verdict]));

        // If most of them were refused, this would prove little.
        translated.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Pods_with_several_fields_changed_are_translated()
    {
        var accepted = PodVerdict.All.Where(verdict => verdict.IsAccepted).ToArray();
        var translated = 0;

        Gen.Int[0, accepted.Length - 1].Select(i => accepted[i]).Array[2, 6].Sample(
            changes => { translated += TryTranslate(changes) ? 1 : 0; }, iter: 2000, threads: 1, print: changes => string.Join('\n', changes.AsEnumerable()));

        translated.ShouldBeGreaterThan(100);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private bool TryTranslate(params IEnumerable<PodVerdict> changes)
    {
        if (Accept(PodVerdict.Pod(changes).ToJsonString()) is not { } pod)
        {
            return false;
        }

        pod.Metadata.Uid = "c0ffee00-0000-0000-0000-000000000000";
        PodChange.Compare(pod, Accept(PodVerdict.Pod(changes).ToJsonString())!).ShouldBe(ApplyOutcome.Unchanged);
        Translate(KubernetesJson.Deserialize<V1Pod>(KubernetesJson.Serialize(pod)));
        return true;
    }

    // As ApplyAsync reads it; null if it refuses.
    private static V1Pod? Accept(string manifest)
    {
        try
        {
            var pod = PodManifest.Read(ManifestReader.Read(manifest).Single(), "dev");
            StandaloneRules.Check(pod, "node");
            return pod;
        }
        catch (ManifestException)
        {
            return null;
        }
    }

    // As the supervisor reads it from its file.
    private void Translate(V1Pod pod)
    {
        SandboxConfigs.Of(pod, 0, "/logs").ToByteArray().ShouldNotBeEmpty();
        var volumes = Path.Combine(_folder.FullName, "volumes");
        var surroundings = new ContainerSurroundings("node", "10.0.0.1", "10.0.0.2", volumes, null);
        foreach (var container in pod.Spec.AllInitContainers().Concat(pod.Spec.Containers))
        {
            var config = ContainerConfigs.Of(pod, container, 0, "image", surroundings);
            config.ToByteArray().ShouldNotBeEmpty();
            string[] roots = [$"{volumes}/", $"{PodVolumes.SubPathFolder(volumes)}/"];
            config.Mounts.ShouldAllBe(mount => roots.Any(root => Path.GetFullPath(mount.HostPath).StartsWith(root, StringComparison.Ordinal)));
            // Binding parts of volumes requires root's rights; tests of a real node do it.
            PodVolumes.Create(pod, new V1Container { Name = container.Name }, volumes);
            config.Linux.Resources.CpuShares.ShouldBeInRange(2, 262_144);
            config.Linux.Resources.MemoryLimitInBytes.ShouldBeGreaterThanOrEqualTo(0);
        }

        var (seen, memory) = (new PodSeen([], []), new PodMemory());
        new PodPlanner(pod, seen, memory, _ => true, Now).Plan().Starts.ShouldNotBeEmpty();
        new PodStatusBuilder(pod, seen, memory, _ => true, _ => true, "10.0.0.1", Now).Build().QosClass.ShouldNotBeNull();
        Directory.GetFileSystemEntries(_folder.FullName).ShouldAllBe(entry => entry == volumes);
    }
}
