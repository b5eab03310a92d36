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
                "mnt namespace ≠ new; the Linux kernel gave the old number again",
                "pid namespace ≠ new; the Linux kernel gave the old number again",
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
    public void Nothing_changes_between_a_moment_and_itself()
    {
        var pod = new RecordedNode("duo").Anatomy();
        pod.Diff(pod).ShouldAllBe(change => change.IsSame);
        pod.Diff(pod).Caption.ShouldBe("Pod demoduo before and after: 17 the same, 0 not");
    }
}
