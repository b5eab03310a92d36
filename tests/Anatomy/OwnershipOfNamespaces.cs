using PodLab.Anatomy;
using static PodLab.Anatomy.NamespaceOwnership;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Anatomy;

public class OwnershipOfNamespaces
{
    [Fact]
    public void A_lone_container_has_mnt_and_pid_of_its_own_and_shares_net_uts_ipc_with_pause()
    {
        var pod = new RecordedNode("solo").Anatomy();

        Types(pod, "demox", Own).ShouldBe([Mnt, Pid]);
        Types(pod, "pause", Own).ShouldBe([Mnt, Pid]);
        Types(pod, "demox", Pod).ShouldBe([Ipc, Net, Uts]);
        Types(pod, "demox", Node).ShouldBe([Cgroup, Time, User]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 2);
        pod.NamespacesOf("demox").Select(ns => ns.ToString()).ShouldBe(["mnt:[4026532532]", "pid:[4026532533]"]);
    }

    [Fact]
    public void Two_containers_make_three_processes_in_the_shared_namespaces()
    {
        var pod = new RecordedNode("duo").Anatomy();

        pod.Containers.Select(container => container.Name).ShouldBe(["pause", "demox", "demoy"]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 3);
        pod.Container("demoy").FirstProcess!.Command.ShouldBe("php -S 127.0.0.1:9082");
    }

    [Fact]
    public void ShareProcessNamespace_makes_pid_the_pods()
    {
        var pod = new RecordedNode("sharepid").Anatomy();

        Types(pod, "demox", Own).ShouldBe([Mnt]);
        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe([Ipc, Net, Pid, Uts]);
    }

    [Fact]
    public void HostNetwork_leaves_net_and_uts_to_the_node()
    {
        var pod = new RecordedNode("hostnet").Anatomy();

        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe([Ipc]);
        Types(pod, "demox", Node).ShouldBe([Cgroup, Net, Time, User, Uts]);
    }

    [Fact]
    public void HostPid_leaves_pid_to_the_node_and_claims_none_of_the_nodes_processes()
    {
        var pod = new RecordedNode("hostpid").Anatomy();

        Types(pod, "demox", Own).ShouldBe([Mnt]);
        Types(pod, "demox", Node).ShouldContain(Pid);
        pod.Processes.Select(process => process.Pid).ShouldBe([819, 850]);
        pod.Container("demox").FirstProcess!.PidsByLevel.ShouldBe([850]);
    }

    [Fact]
    public void HostUsers_false_makes_user_the_pods()
    {
        var node = new SmallNode();
        node.Pod.Spec.HostUsers = false;
        node.Change(SmallNode.Pause, User, 77);
        node.Change(SmallNode.First, User, 77);

        Types(node.Anatomy(), "demox", NamespaceOwnership.Pod).ShouldBe([Ipc, Net, User, Uts]);
    }

    [Fact]
    public void HostUsers_false_holds_without_a_pause_process_too()
    {
        var node = new SmallNode { WithPause = false };
        node.Pod.Spec.HostUsers = false;
        node.Change(SmallNode.First, User, 77);

        Types(node.Anatomy(), "demox", NamespaceOwnership.Pod).ShouldBe([Ipc, Net, User, Uts]);
    }

    [Fact]
    public void Net_ipc_and_uts_are_the_pods_even_when_one_container_is_left_without_pause()
    {
        var pod = new SmallNode { WithPause = false }.Anatomy();

        pod.Pause.ShouldBeNull();
        Types(pod, "demox", Own).ShouldBe([Mnt, Pid]);
        Types(pod, "demox", NamespaceOwnership.Pod).ShouldBe([Ipc, Net, Uts]);
    }

    [Fact]
    public void A_namespace_that_a_process_made_for_itself_is_its_containers_own()
    {
        var node = new SmallNode();
        node.Add(500, SmallNode.First, "unshare -n sh", like: SmallNode.First);
        node.Change(500, Net, 99);
        node.Change(500, User, 98);

        var process = node.Anatomy().Processes.Single(p => p.Pid == 500);
        process.Container.ShouldBe("demox");
        process.Membership(Net).Ownership.ShouldBe(Own);
        process.Membership(User).Ownership.ShouldBe(Own);
        process.Membership(Uts).Ownership.ShouldBe(NamespaceOwnership.Pod);
    }

    [Fact]
    public void What_could_not_be_read_is_unknown_and_not_missing()
    {
        var node = new SmallNode();
        node.Forget(SmallNode.First, Net);

        var membership = node.Anatomy().Container("demox").FirstProcess!.Membership(Net);
        membership.ShouldBe(new NamespaceMembership(Net, null, Unknown));
    }

    [Fact]
    public void A_process_that_has_ended_is_not_shown_as_one_that_may_not_be_read()
    {
        var node = new SmallNode();
        node.Add(500, SmallNode.First, "[sh] <defunct>", like: SmallNode.First, 7);
        node.Add(501, 1, "[init] <defunct>", like: 1);
        foreach (var type in NamespaceTypes.All.Where(type => type is not (Pid or User)))
        {
            node.Forget(500, type);
            node.Forget(501, type);
        }

        var pod = node.Anatomy();

        pod.Container("demox").Processes.Select(process => process.Pid).ShouldBe([SmallNode.First]);
        var zombie = pod.Zombies.ShouldHaveSingleItem();
        (zombie.Pid, zombie.Container).ShouldBe((500, "demox"));
        zombie.Memberships.Where(membership => membership.Namespace is null).ShouldAllBe(membership => membership.Ownership == NamespaceOwnership.None);
        zombie.Membership(Pid).Ownership.ShouldBe(Own);
        pod.Processes.ShouldAllBe(process => process.Memberships.All(membership => membership.Ownership != Unknown));
        pod.ProcessCount(new LinuxNamespace(Pid, 31)).ShouldBe(2);
        NodeAnatomy.Of(new NodeReading(node.Snapshot(), node.Sandboxes(), node.Containers)).OwnProcesses.Select(process => process.Process.Pid)
            .ShouldBe([1, SmallNode.Shim]);
    }

    // An ordinary user's node may not read the links of a process without memory: SmallNode represents it that way.
    [Fact]
    public void What_a_zombie_is_in_stays_unknown_where_it_may_not_be_read()
    {
        var node = new SmallNode();
        node.Add(500, SmallNode.First, "[sh] <defunct>", like: SmallNode.First, 7);
        foreach (var type in NamespaceTypes.All)
        {
            node.Forget(500, type);
        }

        var snapshot = node.Snapshot();
        var told = snapshot with { Processes = [.. snapshot.Processes.Select(process => process with { IsDefunct = process.Process.Pid == 500 })] };
        var pod = AnatomyBuilder.Build(node.Pod, told, node.Sandboxes(), node.Containers);

        pod.Zombies.ShouldHaveSingleItem().Memberships.ShouldAllBe(membership => membership.Ownership == Unknown);
        pod.Processes.Select(process => process.Pid).ShouldNotContain(500);
    }

    [Fact]
    public void With_the_nodes_first_process_unreadable_nothing_is_guessed()
    {
        var node = new SmallNode();
        foreach (var type in NamespaceTypes.All)
        {
            node.Forget(1, type);
        }

        var pod = node.Anatomy();
        pod.Processes.ShouldAllBe(process => process.Memberships.All(m => m.Ownership == Unknown && m.Namespace != null));
        pod.Processes.Select(process => process.Pid).ShouldBe([SmallNode.Pause, SmallNode.First]);
    }

    [Fact]
    public void A_container_that_is_itself_named_pause_is_not_taken_for_the_sandboxs()
    {
        var node = new SmallNode();
        node.Pod.Spec.Containers[0].Name = "pause";
        node.Containers[0] = SmallNode.Container("c1", "pause", SmallNode.First);
        var pod = node.Anatomy();

        string[] own = ["own: mnt:[22], pid:[24]", "own: mnt:[30], pid:[31]"];
        var lines = pod.ToString().Split('\n');
        lines[1].ShouldEndWith(own[0]);
        lines[2].ShouldEndWith(own[1]);
        pod.Container("pause").Role.ShouldBe(ContainerRole.App);
        pod.Pause!.Role.ShouldBe(ContainerRole.Pause);
        pod.NamespacesOf("pause").Select(ns => ns.Inode).ShouldBe([30ul, 31ul]);
        var drawn = pod.Drawing().ToString();
        drawn.ShouldContain("mnt:[30]");
        drawn.ShouldContain("mnt:[22]");
        pod.Note("pause", "mine").ToString().Split('\n').Count(line => line.Contains("pause ✎1", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static IEnumerable<NamespaceType> Types(PodAnatomy pod, string container, NamespaceOwnership ownership) =>
        pod.NamespacesOf(container, ownership).Select(ns => ns.Type);
}
