namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A cluster for which <c>up --namespace</c> named another Kubernetes namespace than the lessons' <c>dev</c>.</summary>
[Collection(OnKind.Name)]
public sealed class UsingAnotherNamespace : ApiTests
{
    private const string OfLessons = "dev";

    [Fact]
    public async Task What_a_lesson_says_of_dev_is_done_there_and_nothing_in_dev()
    {
        Need.KindCluster.OrSkip();
        await using var cluster = OpenHere();
        var name = $"only-{Namespace[^8..]}";
        var manifest = Php(name).Replace("metadata:", $"metadata:\n  namespace: {OfLessons}", StringComparison.Ordinal);

        string.Join('\n', await cluster.ApplyAsync(manifest, OfLessons, cancellation: Cancellation)).ShouldBe($"pod/{name} created");

        (await cluster.WaitForPodAsync(OfLessons, name, PodCondition.Ready, TimeSpan.FromSeconds(60), Cancellation))!.Metadata.NamespaceProperty.ShouldBe(Namespace);
        (await cluster.GetPodsAsync(OfLessons, null, Cancellation)).ShouldHaveSingleItem().Metadata.Name.ShouldBe(name);
        // The same API server, without that setting.
        (await Cluster.FindPodAsync(Namespace, name, Cancellation)).ShouldNotBeNull();
        (await Cluster.FindPodAsync(OfLessons, name, Cancellation)).ShouldBeNull();
        (await cluster.DeletePodAsync(OfLessons, name, Cancellation)).ShouldBeTrue();
        (await Cluster.FindPodAsync(Namespace, name, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Lines_for_a_terminal_and_captions_name_it()
    {
        Need.KindCluster.OrSkip();
        await using var cluster = OpenHere();

        cluster.PodsTerminalLine(OfLessons).ShouldEndWith($"get pods -n {Namespace} -o wide");
        cluster.ResolveNamespace(OfLessons).ShouldBe(Namespace);
        cluster.ResolveNamespace("other").ShouldBe("other");
    }

    private KubernetesCluster OpenHere() =>
        new(new ClusterIdentity("kubernetes", Context.Name, "for the tests", [], Namespace: Namespace), Context.Connect(), new NoConnector());
}
