using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

public class ProcessesOfContainers
{
    [Fact]
    public void A_child_belongs_to_its_parents_container_whatever_it_is_called()
    {
        var node = new SmallNode();
        node.Add(300, SmallNode.First, "/pause", like: SmallNode.First);
        node.Add(301, 300, "/sbin/init", like: SmallNode.First);

        Pids(node.Anatomy(), "demox").ShouldBe([SmallNode.First, 300, 301]);
    }

    [Fact]
    public void A_process_executed_into_the_container_belongs_to_it_though_its_parent_is_elsewhere()
    {
        var node = new SmallNode();
        node.Add(300, 0, "sleep 60", like: SmallNode.First);

        var pod = node.Anatomy();
        Pids(pod, "demox").ShouldBe([SmallNode.First, 300]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 3);
    }

    [Fact]
    public void A_child_that_left_all_of_the_containers_namespaces_still_belongs_to_it()
    {
        var node = new SmallNode();
        node.Add(300, SmallNode.First, "unshare --mount --pid", like: SmallNode.First);
        node.Change(300, NamespaceType.Mnt, 91);
        node.Change(300, NamespaceType.Pid, 92);

        Pids(node.Anatomy(), "demox").ShouldContain(300);
    }

    [Fact]
    public void An_orphan_that_became_a_child_of_pause_stays_with_its_container()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.Pid, 20 + (ulong)NamespaceType.Pid);
        node.Add(300, SmallNode.Pause, "orphan", like: SmallNode.First);

        var pod = node.Anatomy();
        Pids(pod, "demox").ShouldContain(300);
        Pids(pod, "pause").ShouldBe([SmallNode.Pause]);
    }

    [Fact]
    public void A_process_of_the_node_in_the_pods_network_namespace_is_no_process_of_the_pod_but_counts()
    {
        var node = new SmallNode { WithPause = false };
        node.Add(300, 1, "tcpdump", like: 1);
        node.Change(300, NamespaceType.Net, 20 + (ulong)NamespaceType.Net);

        var pod = node.Anatomy();
        pod.Processes.Select(process => process.Pid).ShouldBe([SmallNode.First]);
        pod.ProcessCount(pod.SharedNamespaces.Single(ns => ns.Type == NamespaceType.Net)).ShouldBe(2);
    }

    [Fact]
    public void Parents_that_go_in_a_circle_end_nowhere()
    {
        var node = new SmallNode();
        node.Add(300, 301, "one", like: 1);
        node.Add(301, 300, "other", like: 1);

        node.Anatomy().Processes.Count().ShouldBe(2);
    }

    [Fact]
    public void Of_a_restarted_container_the_newest_attempt_counts()
    {
        var node = new SmallNode();
        node.Containers[0] = node.Containers[0] with { Attempt = 2 };
        node.Containers.Add(SmallNode.Container("c0", "demox", null, attempt: 1));

        var container = node.Anatomy().Container("demox");
        (container.Id, container.RestartCount, container.Processes.Count).ShouldBe(("c1", 2, 1));
    }

    [Fact]
    public void A_container_that_does_not_run_has_no_processes_and_the_others_stay()
    {
        var node = new SmallNode();
        node.Containers[0] = SmallNode.Container("c1", "demox", null);
        node.Pod.Spec.InitContainers = [new V1Container { Name = "waits", Image = "demo:1.0.0", RestartPolicy = "Always" }];

        var pod = node.Anatomy();
        pod.Containers.Select(c => (c.Name, c.Role, c.Processes.Count)).ShouldBe(
            [("pause", ContainerRole.Pause, 1), ("waits", ContainerRole.Sidecar, 0), ("demox", ContainerRole.App, 0)]);
    }

    [Fact]
    public void Another_pod_of_the_same_name_is_not_taken_for_this_one()
    {
        var node = new SmallNode();
        node.MoreSandboxes.Add(node.Sandboxes()[0] with { Id = "s2", Uid = "older", Attempt = 9, Pid = 1 });

        node.Anatomy().Uid.ShouldBe("u1");
        node.Anatomy().Pause!.Id.ShouldBe("s1");
    }

    [Fact]
    public void A_pod_that_does_not_run_yet_says_so_and_what_to_do()
    {
        var node = new SmallNode();
        node.Pod.Metadata.Uid = "another";
        node.Pod.Status = new V1PodStatus
        {
            Phase = "Pending",
            ContainerStatuses = [new V1ContainerStatus { State = new() { Waiting = new() { Reason = "ErrImagePull" } } }],
        };

        Should.Throw<PodLabException>(node.Anatomy).Message.ShouldBe(
            "No process of pod demosolo is running on node kind-worker. The pod's phase is Pending (ErrImagePull). "
            + "Wait for it first: await lab.WaitUntilReadyAsync(\"demosolo\").");
    }

    [Fact]
    public void A_wrong_name_is_answered_with_the_names_that_exist() =>
        Should.Throw<PodLabException>(() => new RecordedNode("duo").Anatomy().Container("demoz")).Message.ShouldBe(
            "Pod demoduo has no container named \"demoz\". Its containers are: pause, demox, demoy.");

    [Fact]
    public void Pause_is_the_sibling_of_the_containers_first_process() =>
        new RecordedNode("solo").Anatomy().Siblings("demox").Select(process => process.Command).ShouldBe(["/pause"]);

    private static IEnumerable<int> Pids(PodAnatomy pod, string container) => pod.Container(container).Processes.Select(process => process.Pid);
}
