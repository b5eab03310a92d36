using k8s;
using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Objects that are refused, and the error messages.</summary>
[Collection(OnKind.Name)]
public sealed class RefusingObjects : ApiTests
{
    [Fact]
    public async Task Another_Kubernetes_namespace_than_the_one_of_the_call_is_not_written_to()
    {
        Need.KindCluster.OrSkip();

        var refused = await RefusedAsync<ManifestException>("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: kube-system");

        refused.Message.ShouldBe("The manifest, line 5, column 14, field metadata.namespace: the ConfigMap \"a\" is for Kubernetes namespace kube-system, and this call "
            + $"writes only into {Namespace}. If you mean kube-system, pass its name: lab.ApplyAsync(manifest, \"kube-system\").");
    }

    [Theory]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: mighty}}", "the ClusterRole \"mighty\"")]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: another}}", "the Namespace \"another\"")]
    [InlineData("{apiVersion: v1, kind: Node, metadata: {name: kind-worker, labels: {mine: \"1\"}}}", "the Node \"kind-worker\"")]
    public async Task What_belongs_to_the_whole_cluster_is_not_written(string manifest, string named)
    {
        Need.KindCluster.OrSkip();

        var refused = await RefusedAsync<ManifestException>(manifest);

        refused.Message.ShouldContain($"{named} belongs to the whole cluster, and this call writes only into Kubernetes namespace {Namespace}");
        refused.Message.ShouldContain("kubectl apply");
    }

    [Fact]
    public async Task Nothing_is_applied_when_a_later_document_is_not_for_this_call()
    {
        Need.KindCluster.OrSkip();

        await RefusedAsync<ManifestException>($"{Php("first")}\n---\n{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, namespace: default}} }}");

        (await Cluster.FindPodAsync(Namespace, "first", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Validation_errors_have_their_fields_and_places()
    {
        Need.KindCluster.OrSkip();
        var manifest = Deployment("d").Replace("replicas: 1", "replicas: -1", StringComparison.Ordinal).Replace("name: demox", "name: Demo_X", StringComparison.Ordinal);

        var refused = await RefusedAsync<ManifestException>(manifest);

        refused.Message.ShouldStartWith("The API server rejects the Deployment \"d\" (line 1 of the manifest):");
        refused.Message.ShouldContain("The manifest, line 5, column 13, field spec.replicas: Invalid value: -1: must be greater than or equal to 0.");
        refused.Message.ShouldContain("The manifest, line 12, column 16, field spec.template.spec.containers[0].name: Invalid value: \"Demo_X\": a ");
    }

    [Theory]
    [InlineData("replicas: 1", "replica: 1", "line 5, column 12, field spec.replica: unknown field of a Deployment.")]
    [InlineData("name: demox", "nam: demox", "unknown field of a Deployment.")]
    [InlineData("replicas: 1", "replicas: many", "line 5, column 13, field spec.replicas: found \"many\", expected numeric (int or float).")]
    public async Task Fields_that_a_kind_does_not_have_are_named_with_their_places(string right, string wrong, string told)
    {
        Need.KindCluster.OrSkip();

        var refused = await RefusedAsync<ManifestException>(Deployment("d").Replace(right, wrong, StringComparison.Ordinal));

        refused.Message.ShouldContain(told, customMessage: refused.Message);
    }

    [Fact]
    public async Task Mistakes_in_a_pod_are_told_as_on_the_standalone_node()
    {
        Need.KindCluster.OrSkip();

        (await RefusedAsync<ManifestException>(Php("a").Replace("image:", "imagee:", StringComparison.Ordinal)))
            .Message.ShouldBe("The manifest, line 9, column 19: unknown field spec.containers[0].imagee. Is image meant?");
    }

    [Fact]
    public async Task A_custom_kinds_own_schema_counts()
    {
        Need.KindCluster.OrSkip();
        var group = $"g{Guid.NewGuid():N}.podlab.example";
        await using var definition = await CustomDefinition.MakeAsync(Server, group);

        (await RefusedAsync<ManifestException>($"apiVersion: {group}/v1\nkind: Lesson\nmetadata: {{name: long}}\nspec:\n  minutes: 900"))
            .Message.ShouldContain("The manifest, line 5, column 12, field spec.minutes: Invalid value: 900");
        (await RefusedAsync<ManifestException>($"apiVersion: {group}/v1\nkind: Lesson\nmetadata: {{name: long}}\nspec: {{}}"))
            .Message.ShouldContain("field spec.minutes: Required value");
    }

    [Fact]
    public async Task What_may_not_change_says_so_and_what_to_do()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("fixed"));

        var refused = await RefusedAsync<ManifestException>(Php("fixed").Replace("9081\"]", "9082\"]", StringComparison.Ordinal));

        refused.Message.ShouldContain("field spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`");
        refused.Message.ShouldContain("Delete it first, then apply again.");
        refused.Message.ShouldNotContain("core.PodSpec");
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Deployment\nmetadata: {name: a}", "line 1, column 13: the cluster has no kind Deployment in apiVersion v1. It has Deployment in apps/v1: is that meant?")]
    [InlineData("apiVersion: apps/v1\nkind: Deploiment\nmetadata: {name: a}", "line 2, column 7: the cluster has no kind Deploiment in apiVersion apps/v1. Is Deployment meant?")]
    [InlineData("apiVersion: example.com/v9\nkind: Spaceship\nmetadata: {name: a}", "has no kind Spaceship in apiVersion example.com/v9. If it is a custom kind")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {labels: {a: b}}", "line 3, column 11, field metadata.name: it is missing; expected the ConfigMap's name.")]
    public async Task Kinds_and_names_that_are_not_there_are_told_with_what_may_be_meant(string manifest, string told)
    {
        Need.KindCluster.OrSkip();

        (await RefusedAsync<ManifestException>(manifest)).Message.ShouldContain(told);
    }

    [Fact]
    public async Task A_missing_Kubernetes_namespace_is_told_with_the_line_that_makes_it()
    {
        Need.KindCluster.OrSkip();

        var refused = await Should.ThrowAsync<PodLabException>(() => Cluster.ApplyAsync(Php("a"), "no-such-namespace", cancellation: Cancellation));

        refused.Message.ShouldContain("Kubernetes namespace no-such-namespace doesn't exist on ");
        refused.Message.ShouldContain("create namespace no-such-namespace`");
    }

    [Fact]
    public async Task A_Kubernetes_namespace_that_is_being_deleted_takes_nothing_new_and_says_why()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: holds-on, finalizers: [podlab.example/tests]}} }}");
        await Server.AskAsync("delete it", (client, stop) => client.CoreV1.DeleteNamespacedConfigMapAsync("holds-on", Namespace, cancellationToken: stop), Cancellation);
        await Server.AskAsync("delete it", (client, stop) => client.CoreV1.DeleteNamespaceAsync(Namespace, cancellationToken: stop), Cancellation);

        var refused = await Should.ThrowAsync<PodLabException>(() => ApplyAsync(Php("late")));
        refused.Message.ShouldContain($"Kubernetes namespace {Namespace} on ");
        refused.Message.ShouldContain("is being deleted; nothing new can be made in it.");

        var held = await Should.ThrowAsync<PodLabException>(() => ApplyAsync($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: holds-on}}, data: {{a: b}} }}"));
        held.Message.ShouldBe("The ConfigMap holds-on is being deleted. Apply it again when it is gone.");
        await Server.SendAsync("let go", HttpMethod.Patch, $"api/v1/namespaces/{Namespace}/configmaps/holds-on",
            new StringContent("""{"metadata": {"finalizers": null}}""", null, "application/merge-patch+json"), Cancellation);
    }

    [Fact]
    public async Task Of_a_manifest_that_fails_halfway_it_is_told_what_was_applied()
    {
        Need.KindCluster.OrSkip();

        var refused = await RefusedAsync<ManifestException>($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: good}} }}\n---\n{{apiVersion: v1, kind: ConfigMap, metadata: {{name: bad}}, data: {{a: 1}} }}");

        refused.Message.ShouldContain("field data.a: found the number 1, expected string.");
        refused.Message.ShouldEndWith("Applied before it: configmap/good created.");
    }
}
