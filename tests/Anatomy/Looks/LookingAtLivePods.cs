namespace PodLab.Tests.Anatomy.Looks;

/// <summary>Variants of pods on a real node: the sentences about each, and that looking changes nothing.</summary>
public sealed class LookingAtLivePods(StandaloneNodeFixture fixture)
{
    private static readonly string[] _titles =
    [
        "What is unusual about it", "The pod", "Summary", "Drawing", "Linux namespaces", "Numbers at each PID level", "Its network", "Its node", "Its cluster",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Variants => [.. VariantOfPod.All.Select(variant => variant.Field)];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Each_variant_is_told_with_its_reasons_and_nothing_else(string field)
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var variant = VariantOfPod.All.Single(one => one.Field == field);
        await lab.ApplyAsync(variant.Manifest, cancellation: Cancellation);
        var before = await lab.WaitUntilReadyAsync(variant.Name, cancellation: Cancellation);
        var processes = await ProcessesAsync(lab, variant.Name);

        var look = await lab.LookAsync(variant.Name, cancellation: Cancellation);

        variant.BeginningsOf(look).ShouldBe(variant.Beginnings);
        look.Parts.Select(part => part.Title).ShouldBe(_titles);
        look.Parts.ShouldAllBe(part => part.Shown != null && part.WhyNot == null);
        (await ProcessesAsync(lab, variant.Name)).ShouldBe(processes);
        (await lab.PodsAsync(cancellation: Cancellation)).Single(pod => pod.Metadata.Name == variant.Name).Metadata.Uid.ShouldBe(before.Metadata.Uid);
        await lab.DeleteAsync(variant.Name, cancellation: Cancellation);
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

    [Fact]
    public async Task A_zombie_a_second_process_and_its_own_user_namespace_are_told()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        await ApplySleeperAsync(lab, "look-busy", "(sleep 0.1 &); exec sleep infinity");
        var node = await lab.NodeOfAsync("look-busy", cancellation: Cancellation);
        var first = (await lab.AnatomyAsync("look-busy", cancellation: Cancellation)).Container("demox").FirstProcess!.Pid;
        (await node.ChangeAsync(["sh", "-c", "nsenter -t \"$0\" -p -n -i -u unshare -U sleep infinity </dev/null >/dev/null 2>&1 &", $"{first}"], Cancellation)).EnsureSuccess();

        await Eventually.HoldsAsync(async () =>
            (await lab.LookAsync("look-busy", cancellation: Cancellation)).Unusual.Select(remark => remark.Sentence).ShouldSatisfyAllConditions(
                told => told.Count().ShouldBe(3),
                told => told.ShouldContain("1 of its 3 processes is in a user namespace that isn't the node's."),
                told => told.ShouldContain(sentence => sentence.StartsWith($"Container demox has 2 processes: PID {first} and ", StringComparison.Ordinal)),
                told => told.ShouldContain(sentence => sentence.StartsWith("Container demox has 1 zombie: PID ", StringComparison.Ordinal))));

        await lab.DeleteAsync("look-busy", cancellation: Cancellation);
    }

    [Fact]
    public async Task An_ephemeral_container_is_told_and_that_it_sees_its_targets_processes()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        await ApplySleeperAsync(lab, "look-debugged", "exec sleep infinity");
        await lab.DebugAsync("look-debugged", "demo:1.0.0", "demox", ["sleep", "infinity"], cancellation: Cancellation);

        var told = (await lab.LookAsync("look-debugged", cancellation: Cancellation)).Unusual.Select(remark => remark.Sentence).ToList();

        told[0].ShouldBe("1 ephemeral container was added to it: debugger.");
        told[1].ShouldStartWith("Processes of demox and debugger are in one pid namespace, pid:[");
        told.Count.ShouldBe(2);
        await lab.DeleteAsync("look-debugged", cancellation: Cancellation);
    }

    [Fact]
    public async Task A_pod_that_goes_away_meanwhile_leaves_a_page_that_says_so_or_a_sentence()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        await ApplySleeperAsync(lab, "look-leaving", "exec sleep infinity");

        var leaves = lab.DeleteAsync("look-leaving", cancellation: Cancellation);
        var isGone = false;
        while (!isGone)
        {
            try
            {
                var look = await lab.LookAsync("look-leaving", cancellation: Cancellation);
                look.Parts.ShouldAllBe(part => part.Shown != null || part.WhyNot!.EndsWith('.'));
            }
            catch (PodLabException error)
            {
                error.Message.ShouldStartWith("There is no pod look-leaving in Kubernetes namespace dev");
                isGone = true;
            }
        }

        await leaves;
    }

    private static async Task ApplySleeperAsync(Lab lab, string name, string script)
    {
        await lab.ApplyAsync(
            $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}}, namespace: dev }
            spec:
              terminationGracePeriodSeconds: 1
              containers: [{ name: demox, image: "demo:1.0.0", command: [sh, -c, "{{script}}"] }]
            """,
            cancellation: Cancellation);
        await lab.WaitUntilReadyAsync(name, cancellation: Cancellation);
    }

    private static async Task<IEnumerable<int>> ProcessesAsync(Lab lab, string pod) =>
        (await lab.AnatomyAsync(pod, cancellation: Cancellation)).Processes.Select(process => process.Pid).Order().ToList();
}
