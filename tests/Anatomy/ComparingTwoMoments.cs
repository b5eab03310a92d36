namespace PodLab.Tests.Anatomy;

public class ComparingTwoMoments
{
    [Fact]
    public void A_restarted_container_keeps_the_pods_namespaces_and_gets_its_own_anew()
    {
        var before = new SmallNode();
        var after = new SmallNode();
        after.End(SmallNode.First);
        after.Add(777, SmallNode.Shim, "php -S 127.0.0.1:9081", like: SmallNode.Pause);
        after.Change(777, NamespaceType.Mnt, 500);
        after.Change(777, NamespaceType.Pid, 501);
        after.Containers[0] = SmallNode.Container("c2", "demox", 777, attempt: 1);

        var diff = before.Anatomy().Diff(after.Anatomy());

        diff.Where(change => change.Subject is "pod" or "pause").ShouldAllBe(change => change.IsSame);
        diff.Where(change => change.Subject == "demox").Select(change => $"{change.Property}: {change.Before} {change.Outcome} {change.After}").ShouldBe(
            ["PID: 120 ≠ changed 777", "restarts: 0 ≠ changed 1", "mnt namespace: mnt:[30] ≠ changed mnt:[500]", "pid namespace: pid:[31] ≠ changed pid:[501]"]);
    }

    [Fact]
    public void A_namespace_that_has_the_number_of_the_one_before_it_is_told_as_new()
    {
        var before = new SmallNode();
        var after = new SmallNode();
        after.Containers[0] = SmallNode.Container("c2", "demox", SmallNode.First, attempt: 1);

        var diff = before.Anatomy().Diff(after.Anatomy());

        diff.Where(change => change.Subject is "pod" or "pause").ShouldAllBe(change => change.IsSame);
        diff.Where(change => change.Property.EndsWith(" namespace", StringComparison.Ordinal) && change.Subject == "demox")
            .Select(change => $"{change.Property} {change.Outcome}").ShouldBe(
            [
                "mnt namespace ≠ new; the Linux kernel reused the old number",
                "pid namespace ≠ new; the Linux kernel reused the old number",
            ]);
    }

    [Fact]
    public void A_container_that_has_ended_has_lost_its_pid_and_namespaces()
    {
        var before = new SmallNode();
        var after = new SmallNode();
        after.Containers[0] = SmallNode.Container("c1", "demox", null);

        var diff = before.Anatomy().Diff(after.Anatomy());

        diff.Where(change => change.Outcome == "− gone").Select(change => change.Property).ShouldBe(["PID", "mnt namespace", "pid namespace"]);
    }

    [Fact]
    public void The_picture_of_two_moments_has_signs_for_what_stayed_what_went_and_what_came()
    {
        var before = new SmallNode();
        var after = new SmallNode();
        after.End(SmallNode.First);
        after.Add(777, SmallNode.Shim, "php -S 127.0.0.1:9081", like: SmallNode.Pause);
        after.Change(777, NamespaceType.Mnt, 30);
        after.Change(777, NamespaceType.Pid, 501);
        after.Containers[0] = SmallNode.Container("c2", "demox", 777, attempt: 1);

        var drawing = before.Anatomy().Drawing(after.Anatomy());

        drawing.Summary.ShouldBe(
            "The same: the pod's ipc, the pod's net, the pod's uts, the process of pause, pause's mnt, pause's pid. "
            + "Gone: the process of demox, demox's mnt, demox's pid. New: the process of demox, demox's mnt, demox's pid.");
        var words = drawing.ToString();
        words.ShouldContain("  = IP 10.244.1.2\n");
        words.ShouldContain("Its own Linux namespaces: − mnt:[30], − pid:[31]");
        words.ShouldContain("Its own Linux namespaces: + mnt:[30], + pid:[501]", Case.Sensitive, "the number alone doesn't make it the same");
        words.ShouldContain("Shared by the pod's containers: = ipc:[");
        words.ShouldContain("  − PID 120 on the node");
        words.ShouldContain("  + PID 777 on the node");
    }

    [Fact]
    public void With_another_sandbox_everything_is_new_whatever_its_numbers()
    {
        var before = new SmallNode();
        var after = new SmallNode();
        after.Containers[0] = SmallNode.Container("c2", "demox", SmallNode.First, attempt: 1, sandbox: "s2");
        after.MoreSandboxes.Add(new("s2", "demosolo", "dev", "u1", 2, true, DateTimeOffset.UnixEpoch, SmallNode.Pause, "registry.k8s.io/pause:3.9"));

        before.Anatomy().Drawing(after.Anatomy()).Summary.ShouldStartWith("The same: nothing. Gone: the pod's ipc, ");
    }

    [Fact]
    public void Nothing_changes_between_a_moment_and_itself()
    {
        var pod = new RecordedNode("duo").Anatomy();
        pod.Diff(pod).ShouldAllBe(change => change.IsSame);
        pod.Diff(pod).Caption.ShouldBe("Pod demoduo before and after: 17 the same, 0 not");
    }
}
