using PodLab.Anatomy;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Anatomy;

/// <summary>Pods on a real node: containerd, runc and the Linux kernel decide which namespaces belong to which process.</summary>
public class LiveAnatomies(StandaloneNodeFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pod_of_one_container_is_two_processes_that_share_net_uts_and_ipc()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var pod = await RunAsync(lab, "anatomy-solo");

        // With cgroup v2, the kernel gives a container its own cgroup namespace.
        Types(pod, "demox").ShouldBe(lab.Facts.CgroupVersion == 2 ? [Cgroup, Mnt, Pid] : [Mnt, Pid]);
        Types(pod, "pause").ShouldBe([Mnt, Pid]);
        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe([Ipc, Net, Uts]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 2);
        pod.Siblings("demox").ShouldHaveSingleItem().Container.ShouldBe("pause");
        pod.Container("demox").FirstProcess!.PidInside.ShouldBe(1);
    }

    [Fact]
    public async Task A_process_executed_into_the_container_is_its_third_process()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var before = await RunAsync(lab, "anatomy-exec");
        var node = await lab.NodeOfAsync("anatomy-exec", cancellation: Cancellation);
        var container = before.Container("demox").Id;

        string[] sleep = ["ctr", "-n", "k8s.io", "tasks", "exec", "--detach", "--exec-id", "look", container, "php", "-r", "sleep(60);"];
        (await node.ExecuteAsync(sleep, Cancellation)).EnsureSuccess();
        var after = await lab.AnatomyAsync("anatomy-exec", cancellation: Cancellation);

        after.SharedNamespaces.ShouldAllBe(ns => after.ProcessCount(ns) == 3);
        after.Container("demox").Processes.Count.ShouldBe(2);
        after.Container("demox").Processes[1].Command.ShouldContain("sleep(60)");
        before.Diff(after).ShouldAllBe(change => change.IsSame);
    }

    [Theory]
    [InlineData("hostNetwork: true", new[] { Ipc })]
    [InlineData("hostPID: true", new[] { Ipc, Net, Uts })]
    [InlineData("hostIPC: true", new[] { Net, Uts })]
    [InlineData("shareProcessNamespace: true", new[] { Ipc, Net, Pid, Uts })]
    public async Task What_the_manifest_asks_for_is_what_the_pod_shares(string field, NamespaceType[] shared)
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var pod = await RunAsync(lab, $"anatomy-{field.Split(':')[0].ToLowerInvariant()}", field);

        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe(shared);
        pod.Processes.Count().ShouldBe(2);
    }

    private static async Task<PodAnatomy> RunAsync(Lab lab, string name, string field = "hostNetwork: false")
    {
        await lab.ApplyAsync(
            $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}}, namespace: dev }
            spec:
              {{field}}
              terminationGracePeriodSeconds: 1
              containers:
              - { name: demox, image: "demo:1.0.0", command: [php], args: [-S, "127.0.0.1:9181"] }
            """,
            cancellation: Cancellation);
        await lab.WaitUntilReadyAsync(name, cancellation: Cancellation);
        return await lab.AnatomyAsync(name, cancellation: Cancellation);
    }

    private static IEnumerable<NamespaceType> Types(PodAnatomy pod, string container) => pod.NamespacesOf(container).Select(ns => ns.Type);
}
