using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy.Looks;

/// <summary>Each sentence about a pod, with its reason and without it.</summary>
public sealed class TellingWhatIsUnusual
{
    private const string Object = "the pod's object";

    public static TheoryData<string, string> Asked => new()
    {
        { "shareProcessNamespace", "It asks for one pid namespace for all its containers (shareProcessNamespace: true)." },
        { "hostNetwork", "It asks for the node's network (hostNetwork: true)." },
        { "hostPID", "It asks for the node's pid namespace (hostPID: true)." },
        { "hostIPC", "It asks for the node's ipc namespace (hostIPC: true)." },
        { "hostUsers", "It asks for a user namespace of its own (hostUsers: false)." },
        { "runtimeClassName", "It asks for the container runtime of RuntimeClass kata (runtimeClassName)." },
        { "privileged", "Container demox asks to be privileged (privileged: true)." },
        { "privileged init", "Container setup asks to be privileged (privileged: true)." },
        { "ephemeral", "1 ephemeral container was added to it: looker." },
    };

    [Fact]
    public void Of_an_ordinary_pod_nothing_is_said()
    {
        var node = new SmallNode();

        UnusualTraits.Of(node.Pod, Object).ShouldBeEmpty();
        UnusualTraits.Of(node.Anatomy()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_the_object_asks_for_is_said_alone_and_with_its_field(string trait, string sentence)
    {
        var pod = new SmallNode().Pod;
        Ask(pod.Spec, trait);

        var remark = UnusualTraits.Of(pod, Object).ShouldHaveSingleItem();

        remark.Sentence.ShouldBe(sentence);
        remark.Source.ShouldStartWith($"{Object}, spec.");
    }

    [Fact]
    public void A_field_that_is_set_to_what_is_usual_says_nothing()
    {
        var pod = new SmallNode().Pod;
        (pod.Spec.HostNetwork, pod.Spec.HostPID, pod.Spec.HostIPC, pod.Spec.ShareProcessNamespace, pod.Spec.HostUsers) = (false, false, false, false, true);
        pod.Spec.Containers[0].SecurityContext = new V1SecurityContext { Privileged = false };

        UnusualTraits.Of(pod, Object).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NamespaceType.Net, "net")]
    [InlineData(NamespaceType.Uts, "uts")]
    [InlineData(NamespaceType.Ipc, "ipc")]
    [InlineData(NamespaceType.Pid, "pid")]
    public void A_namespace_of_the_nodes_is_said_of_those_processes_that_are_in_it(NamespaceType type, string name)
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, type, 10 + (ulong)type);

        Sentences(node).ShouldContain($"1 of its 2 processes is in the node's {name} namespace.");

        node.Change(SmallNode.Pause, type, 10 + (ulong)type);
        Sentences(node).ShouldContain($"2 of its 2 processes are in the node's {name} namespace.");
    }

    [Fact]
    public void Two_containers_in_one_pid_namespace_are_named()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.Pid, 20 + (ulong)NamespaceType.Pid);

        Sentences(node).ShouldHaveSingleItem().ShouldStartWith("Processes of pause and demox are in one pid namespace, pid:[");
    }

    [Fact]
    public void A_user_namespace_other_than_the_nodes_is_told()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.User, 77);

        Sentences(node).ShouldHaveSingleItem().ShouldBe("1 of its 2 processes is in a user namespace that isn't the node's.");
    }

    [Fact]
    public void A_sandbox_without_a_process_is_told() => Sentences(new SmallNode { WithPause = false }).ShouldHaveSingleItem()
        .ShouldBe("The container runtime reports no process for the pod's sandbox, so no pause process was found.");

    [Fact]
    public void A_pause_process_that_has_gone_is_told()
    {
        var node = new SmallNode();
        node.End(SmallNode.Pause);

        Sentences(node).ShouldContain("The pause process that the container runtime reports wasn't found.");
    }

    [Fact]
    public void A_container_apart_from_its_sandbox_is_told()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.Net, 88);

        Sentences(node).ShouldHaveSingleItem().ShouldStartWith("The first process of container demox, PID 120, is not in the pause process's net namespace");
    }

    [Fact]
    public void More_than_one_process_in_a_container_is_counted_with_its_numbers()
    {
        var node = new SmallNode();
        node.Add(130, SmallNode.First, "sleep infinity", like: SmallNode.First, 7);

        Sentences(node).ShouldHaveSingleItem().ShouldBe("Container demox has 2 processes: PID 120 and 130.");
    }

    [Fact]
    public void A_zombie_is_no_process_more_and_told_as_one()
    {
        var node = new SmallNode();
        node.Add(130, SmallNode.First, "[sleep] <defunct>", like: SmallNode.First, 7);
        foreach (var type in NamespaceTypes.All.Where(type => type is not (NamespaceType.Pid or NamespaceType.User)))
        {
            node.Forget(130, type);
        }

        Sentences(node).ShouldHaveSingleItem().ShouldBe("Container demox has 1 zombie: PID 130.");
    }

    [Fact]
    public void What_could_not_be_read_is_said_to_be_unknown_and_nothing_else()
    {
        var node = new SmallNode();
        node.Forget(SmallNode.First, NamespaceType.Net);

        Sentences(node).ShouldHaveSingleItem().ShouldBe("Some Linux namespaces of 1 process are unknown, so they aren't covered here.");
    }

    private static IEnumerable<string> Sentences(SmallNode node) => UnusualTraits.Of(node.Anatomy()).Select(remark => remark.Sentence);

    private static void Ask(V1PodSpec spec, string trait)
    {
        switch (trait)
        {
            case "shareProcessNamespace": spec.ShareProcessNamespace = true; break;
            case "hostNetwork": spec.HostNetwork = true; break;
            case "hostPID": spec.HostPID = true; break;
            case "hostIPC": spec.HostIPC = true; break;
            case "hostUsers": spec.HostUsers = false; break;
            case "runtimeClassName": spec.RuntimeClassName = "kata"; break;
            case "privileged": spec.Containers[0].SecurityContext = new V1SecurityContext { Privileged = true }; break;
            case "privileged init": spec.InitContainers = [new V1Container { Name = "setup", SecurityContext = new V1SecurityContext { Privileged = true } }]; break;
            default: spec.EphemeralContainers = [new V1EphemeralContainer { Name = "looker" }]; break;
        }
    }
}
