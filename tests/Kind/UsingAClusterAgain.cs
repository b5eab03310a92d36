using PodLab.Setup.Kind;

namespace PodLab.Tests.Kind;

/// <summary>The options of <c>up --cluster kubernetes</c> that the next <c>up</c> remembers.</summary>
public sealed class UsingAClusterAgain
{
    private static readonly ClusterRecord _recorded =
        new("kubernetes", "far", "far", "alice", MadeCluster: false, MadeNamespace: true, "php:8-cli", "ubuntu:24.04");

    [Fact]
    public void What_was_not_asked_for_again_stays() =>
        KubernetesClusterProvisioner.RecordFor(_recorded, new KubernetesUpOptions("far")).ShouldBe(_recorded);

    [Fact]
    public void What_is_asked_for_anew_is_taken() =>
        KubernetesClusterProvisioner.RecordFor(_recorded, new KubernetesUpOptions("far", "alice", DemoImage: "php:9-cli", DebuggerImage: "debian:13"))
            .ShouldBe(_recorded with { DemoImage = "php:9-cli", DebuggerImage = "debian:13" });

    [Fact]
    public void At_first_it_is_the_lessons_Kubernetes_namespace_and_the_nodes_own_images() =>
        KubernetesClusterProvisioner.RecordFor(null, new KubernetesUpOptions("far"))
            .ShouldBe(new ClusterRecord("kubernetes", "far", "far", "dev", MadeCluster: false, MadeNamespace: false));

    [Fact]
    public void Another_Kubernetes_namespace_than_the_one_in_use_is_refused() =>
        Should.Throw<PodLabException>(() => KubernetesClusterProvisioner.RecordFor(_recorded, new KubernetesUpOptions("far", "dev")))
            .Message.ShouldContain("down --cluster kubernetes --context far");
}
