using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Kubernetes;

[Collection(OnKind.Name)]
public sealed class ApplyingObjects : ApiTests
{
    [Fact]
    public async Task Applying_says_created_then_unchanged_then_configured()
    {
        Need.KindCluster.OrSkip();

        (await ApplyAsync(Php("demosolo"))).ShouldBe("pod/demosolo created");
        (await ApplyAsync(Php("demosolo"))).ShouldBe("pod/demosolo unchanged");
        // By now the kubelet wrote a status and the scheduler a node: neither changes the desired state.
        await Cluster.WaitForPodAsync(Namespace, "demosolo", PodCondition.Ready, TimeSpan.FromSeconds(60), Cancellation);
        (await ApplyAsync(Php("demosolo"))).ShouldBe("pod/demosolo unchanged");
        (await ApplyAsync(Php("demosolo", style: "other"))).ShouldBe("pod/demosolo configured");
        (await ApplyAsync(Php("demosolo", style: "other"))).ShouldBe("pod/demosolo unchanged");

        (await Cluster.GetPodsAsync(Namespace, "style=other,app in (demo)", Cancellation)).ShouldHaveSingleItem().Metadata.Name.ShouldBe("demosolo");
    }

    [Fact]
    public async Task A_field_that_the_manifest_no_longer_has_is_taken_away()
    {
        Need.KindCluster.OrSkip();

        await ApplyAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {one: \"1\", two: \"2\"}}");

        (await ApplyAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {one: \"1\"}}")).ShouldBe("configmap/a configured");
        (await ApplyAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {one: \"1\"}}")).ShouldBe("configmap/a unchanged");
    }

    [Fact]
    public async Task Several_documents_and_lists_are_applied_in_the_order_of_the_text()
    {
        Need.KindCluster.OrSkip();
        var manifest = $$"""
            {{Php("first")}}
            ---
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: second}, data: {answer: "42"} }
            - {apiVersion: v1, kind: Service, metadata: {name: third}, spec: {selector: {app: demo}, ports: [{port: 80}]} }
            ---
            apiVersion: v1
            kind: ConfigMapList
            items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: fourth} }]
            ---
            {{Deployment("fifth", replicas: 0)}}
            """;

        (await ApplyAsync(manifest)).ShouldBe("pod/first created\nconfigmap/second created\nservice/third created\nconfigmap/fourth created\ndeployment.apps/fifth created");
        (await ApplyAsync(manifest)).ShouldBe("pod/first unchanged\nconfigmap/second unchanged\nservice/third unchanged\nconfigmap/fourth unchanged\ndeployment.apps/fifth unchanged");
    }

    [Fact]
    public async Task JSON_is_a_manifest_too()
    {
        Need.KindCluster.OrSkip();

        const string Manifest = """
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "json"}, "data": {"a": "true"}}
            """;

        (await ApplyAsync(Manifest)).ShouldBe("configmap/json created");
    }

    [Fact]
    public async Task Its_own_Kubernetes_namespace_may_be_in_the_manifest()
    {
        Need.KindCluster.OrSkip();

        var applied = await Cluster.ApplyAsync(
            $"{{apiVersion: v1, kind: Namespace, metadata: {{ name: {Namespace}, labels: {{ made-by: podlab }} }} }}", Namespace, cancellation: Cancellation);

        applied.ShouldHaveSingleItem().ShouldBe(new AppliedObject("namespace", "", Namespace, ApplyOutcome.Configured));
    }

    [Fact]
    public async Task A_custom_kind_is_applied_like_any_other_also_when_it_is_new()
    {
        Need.KindCluster.OrSkip();
        var group = $"g{Guid.NewGuid():N}.podlab.example";
        var lesson = $"{{apiVersion: {group}/v1, kind: Lesson, metadata: {{name: five}}, spec: {{minutes: 40}}}}";
        // Requested before it exists, so that a cached answer would be wrong afterwards.
        (await RefusedAsync<ManifestException>(lesson)).Message.ShouldContain("the cluster has no kind Lesson");
        await using var definition = await CustomDefinition.MakeAsync(Server, group);

        (await ApplyAsync(lesson)).ShouldBe($"lesson.{group}/five created");
        (await ApplyAsync(lesson)).ShouldBe($"lesson.{group}/five unchanged");
        (await ApplyAsync(lesson.Replace("minutes: 40", "minutes: 45", StringComparison.Ordinal))).ShouldBe($"lesson.{group}/five configured");
    }

    [Fact]
    public async Task Fields_that_somebody_else_owns_are_named_with_their_owner_and_place_and_only_taken_on_request()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsAsync("their-tool", "configmaps", ConfigMap("theirs"));
        const string Manifest = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shared}
            data:
              colour: ours
            """;

        var refused = await RefusedAsync<FieldConflictException>(Manifest);
        refused.Conflicts.ShouldHaveSingleItem().ShouldBe(new FieldConflict("data.colour", "their-tool"));
        refused.Message.ShouldContain("The manifest, line 5, column 11, field data.colour: owned by their-tool");
        refused.Message.ShouldContain("force: true");
        (await ApplyAsync(Manifest, force: true)).ShouldBe("configmap/shared configured");
        (await ApplyAsync(Manifest)).ShouldBe("configmap/shared unchanged");
    }

    [Fact]
    public async Task Taking_over_values_that_are_the_same_changes_nothing()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsAsync("their-tool", "configmaps", ConfigMap("same", name: "agreed"));

        (await ApplyAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: agreed}, data: {colour: same}}")).ShouldBe("configmap/agreed unchanged");
    }

    [Fact]
    public async Task What_kubectl_applied_is_owned_by_kubectl()
    {
        Need.KindCluster.OrSkip();
        await Kubectl.RunAsync(["-n", Namespace, "apply", "-f", "-"], Deployment("ours", replicas: 0));

        var refused = await RefusedAsync<FieldConflictException>(Deployment("ours", replicas: 1));

        refused.Conflicts.ShouldHaveSingleItem().ShouldBe(new FieldConflict("spec.replicas", "kubectl-client-side-apply"));
    }

    private static JsonObject ConfigMap(string colour, string name = "shared") => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["data"] = new JsonObject { ["colour"] = colour },
    };
}
