namespace PodLab.Tests.Anatomy.Looks;

/// <summary>Variants of pods on a real node: the sentences about each, and that looking changes nothing.</summary>
public sealed class LookingAtLivePods(StandaloneNodeFixture fixture)
{
    private static readonly string[] _titles =
    [
        "What is unusual about it", "The pod", "Summary", "Drawing", "Linux namespaces", "Numbers at each PID level", "Its network", "Its node", "Its cluster",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A line of the pod's specification, a field of its container, and the beginnings of the resulting sentences.</summary>
    public static TheoryData<string, string, string[]> Variants => new()
    {
        { "ordinary", "", [] },
        { "shareProcessNamespace: true", "", ["It asks for one pid namespace", "Processes of pause and demox are in one pid namespace"] },
        { "hostNetwork: true", "", ["It asks for the node's network", "2 of its 2 processes are in the node's net", "2 of its 2 processes are in the node's uts"] },
        { "hostPID: true", "", ["It asks for the node's pid namespace", "2 of its 2 processes are in the node's pid"] },
        { "hostIPC: true", "", ["It asks for the node's ipc namespace", "2 of its 2 processes are in the node's ipc"] },
        { "privileged", ", securityContext: { privileged: true }", ["Container demox asks to be privileged"] },
        { "runAsUser", ", securityContext: { runAsUser: 65534 }", [] },
        { "initContainers: [{ name: demos, image: \"demo:1.0.0\", command: [sleep, infinity], restartPolicy: Always }]", "", [] },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Each_variant_is_told_with_its_reasons_and_nothing_else(string line, string ofContainer, string[] beginnings)
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var name = $"look-{line.Split(':')[0].ToLowerInvariant()}";
        await lab.ApplyAsync(Pod(name, line.Contains(':') ? line : "", ofContainer), cancellation: Cancellation);
        var before = await lab.WaitUntilReadyAsync(name, cancellation: Cancellation);
        var processes = await ProcessesAsync(lab, name);

        var look = await lab.LookAsync(name, cancellation: Cancellation);

        look.Unusual.Select(remark => beginnings.FirstOrDefault(start => remark.Sentence.StartsWith(start, StringComparison.Ordinal)) ?? remark.Sentence).ShouldBe(beginnings);
        look.Parts.Select(part => part.Title).ShouldBe(_titles);
        look.Parts.ShouldAllBe(part => part.Shown != null && part.WhyNot == null);
        (await ProcessesAsync(lab, name)).ShouldBe(processes);
        (await lab.PodsAsync(cancellation: Cancellation)).Single(pod => pod.Metadata.Name == name).Metadata.Uid.ShouldBe(before.Metadata.Uid);
        await lab.DeleteAsync(name, cancellation: Cancellation);
    }

    [Fact]
    public async Task Of_a_pod_that_has_ended_the_parts_that_need_its_processes_say_why_and_the_others_are_shown()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        await lab.ApplyAsync(
            """
            apiVersion: v1
            kind: Pod
            metadata: { name: look-ended, namespace: dev }
            spec:
              restartPolicy: Never
              containers: [{ name: demox, image: "demo:1.0.0", command: [sh, -c, "exit 0"] }]
            """,
            cancellation: Cancellation);
        await Eventually.HoldsAsync(async () =>
            (await lab.PodsAsync(cancellation: Cancellation)).Single(pod => pod.Metadata.Name == "look-ended").Status.Phase.ShouldBe("Succeeded"));

        var look = await lab.LookAsync("look-ended", cancellation: Cancellation);

        look.Part("Its processes").ToString().ShouldContain("No process of pod look-ended is running on node");
        look.Part("Its node").WhyNot.ShouldBeNull();
        look.Unusual.ShouldBeEmpty();
        look.Unusual.Legend!.ShouldContain("Only the pod's object was checked");
        await lab.DeleteAsync("look-ended", cancellation: Cancellation);
    }

    [Theory]
    [InlineData("containers: [{ name: demox, image: \"demo:1.0.0\" }]", "accepts this manifest in a dry run. Nothing was created.")]
    [InlineData("{ nodeSelector: { disk: fast }, containers: [{ name: demox, image: \"demo:1.0.0\" }] }", "it has no scheduler")]
    public async Task A_manifest_is_drawn_whether_or_not_the_cluster_takes_it(string spec, string answer)
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();

        var look = await lab.LookAtManifestAsync($"apiVersion: v1\nkind: Pod\nmetadata: {{ name: look-planned }}\nspec:\n  {spec}", cancellation: Cancellation);

        look.Part("Whether this cluster takes it").ToString().ShouldContain(answer);
        look.Part("Drawing").ToString().ShouldContain("◆ shared by its containers: ipc, net and uts");
        (await lab.PodsAsync(cancellation: Cancellation)).ShouldNotContain(pod => pod.Metadata.Name == "look-planned");
    }

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }", "found a Deployment, expected a Pod")]
    [InlineData("apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod", "has 2 objects, expected one Pod")]
    [InlineData("nonsense", "expected an object")]
    public async Task What_is_no_manifest_of_one_pod_is_refused_in_a_sentence(string manifest, string words)
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();

        (await Should.ThrowAsync<PodLabException>(() => lab.LookAtManifestAsync(manifest, cancellation: Cancellation))).Message.ShouldContain(words);
    }

    private static async Task<IEnumerable<int>> ProcessesAsync(Lab lab, string pod) =>
        (await lab.AnatomyAsync(pod, cancellation: Cancellation)).Processes.Select(process => process.Pid).Order().ToList();

    private static string Pod(string name, string line, string ofContainer) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, namespace: dev }
        spec:
          {{line}}
          terminationGracePeriodSeconds: 1
          containers:
          - { name: demox, image: "demo:1.0.0", command: [php], args: [-S, "127.0.0.1:9381"]{{ofContainer}} }
        """;
}
