using PodLab.Clusters.Kind;

namespace PodLab.Tests.Anatomy.Looks;

/// <summary>The pods that run a cluster, which weren't made for a lesson, and pods as lesson 09 makes them.</summary>
[Collection(OnKind.Name)]
public sealed class LookingAtPodsOfKind(StandaloneNodeFixture nodes, KindMadeReady kind) : IClassFixture<KindMadeReady>
{
    private const string System = "kube-system";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_each_pod_of_kube_system_what_is_said_is_what_its_object_and_its_node_say_and_none_is_changed()
    {
        Need.KindCluster.OrSkip();
        await using var lab = await Lab.OnAsync(await KindOpening.OpenAsync(Need.KindClusterName, nodes.State, Cancellation), "for the tests", Cancellation);
        var before = (await lab.PodsAsync(System, cancellation: Cancellation)).ToList();
        before.ShouldNotBeEmpty();

        foreach (var pod in before)
        {
            var look = await lab.LookAsync(pod.Metadata.Name, System, Cancellation);

            look.Parts.ShouldAllBe(part => part.WhyNot == null, pod.Metadata.Name);
            Says(look, "hostNetwork: true").ShouldBe(pod.Spec.HostNetwork == true, pod.Metadata.Name);
            Says(look, "in the node's net namespace").ShouldBe(pod.Spec.HostNetwork == true, pod.Metadata.Name);
            Says(look, "in the node's pid namespace").ShouldBe(pod.Spec.HostPID == true, pod.Metadata.Name);
            Says(look, "in the node's ipc namespace").ShouldBe(pod.Spec.HostIPC == true, pod.Metadata.Name);
            Says(look, "asks to be privileged").ShouldBe(pod.Spec.Containers.Any(container => container.SecurityContext?.Privileged == true), pod.Metadata.Name);
            Says(look, "pause process").ShouldBeFalse(pod.Metadata.Name);
            Says(look, "user namespace").ShouldBeFalse(pod.Metadata.Name);
        }

        var after = (await lab.PodsAsync(System, cancellation: Cancellation)).ToList();
        after.Select(Identity).ShouldBe(before.Select(Identity));
    }

    [Fact]
    public async Task Of_each_variant_of_lesson_09_it_tells_what_the_pod_asks_for_and_what_its_node_shows_and_nothing_else()
    {
        Need.KindCluster.OrSkip();
        kind.ShouldNotBeNull();
        await using var lab = await Lab.OnAsync(await KindOpening.OpenAsync(Need.KindClusterName, nodes.State, Cancellation), "for the tests", Cancellation);
        var hasSidecars = await lab.WhyNotAsync(PodFeature.SidecarContainers, Cancellation) is null;
        var variants = VariantOfPod.All.Where(variant => variant.Field != "restartPolicy" || hasSidecars).ToList();
        foreach (var variant in variants)
        {
            await lab.ApplyAsync(variant.Manifest, cancellation: Cancellation);
        }

        foreach (var variant in variants)
        {
            var before = await lab.WaitUntilReadyAsync(variant.Name, cancellation: Cancellation);

            var look = await lab.LookAsync(variant.Name, cancellation: Cancellation);

            variant.BeginningsOf(look).ShouldBe(variant.Beginnings, variant.Name);
            look.Parts.ShouldAllBe(part => part.Shown != null && part.WhyNot == null, variant.Name);
            Identity((await lab.PodsAsync(cancellation: Cancellation)).Single(pod => pod.Metadata.Name == variant.Name)).ShouldBe(Identity(before));
        }

        await Task.WhenAll(variants.Select(variant => lab.DeleteAsync(variant.Name, cancellation: Cancellation)));
    }

    private static bool Says(PodLook look, string words) => look.Unusual.Any(remark => remark.Sentence.Contains(words, StringComparison.Ordinal));

    private static string Identity(V1Pod pod) => $"{pod.Metadata.Name} {pod.Metadata.Uid} {pod.Metadata.Generation} {pod.Spec.EphemeralContainers?.Count}";
}
