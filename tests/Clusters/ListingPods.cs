using k8s;

namespace PodLab.Tests.Clusters;

/// <summary>The table of pods compared with kubectl's output for the same pods.</summary>
public sealed class ListingPods
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Recorded_pods_look_as_kubectl_showed_them()
    {
        var pods = KubernetesJson.Deserialize<V1PodList>(Fixture.Recording("all.get-pods-json")).Items.OrderBy(pod => pod.Metadata.Name).ToArray();
        var oldest = pods.Min(pod => pod.Metadata.CreationTimestamp)!.Value;

        var text = PodTable.Of(pods, "dev", new DateTimeOffset(oldest).AddSeconds(3), "kubectl get pods -n dev -o wide").ToString();

        text.ShouldBe(
            $"Pods in Kubernetes namespace dev\n{Fixture.Recording("all.get-pods-wide")}In a terminal: kubectl get pods -n dev -o wide\n");
    }

    [Theory]
    [InlineData("solo")]
    [InlineData("duo")]
    [InlineData("hostnet")]
    [InlineData("hostpid")]
    [InlineData("sharepid")]
    public void A_recorded_pod_looks_as_kubectl_showed_it(string scenario)
    {
        var pod = KubernetesJson.Deserialize<V1Pod>(Fixture.Recording($"{scenario}.pod-json"));
        var shown = Fixture.Recording($"{scenario}.get-pods-wide");
        var age = int.Parse(System.Text.RegularExpressions.Regex.Match(shown, @" (\d+)s ").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        var text = PodTable.Of([pod], "dev", new DateTimeOffset(pod.Metadata.CreationTimestamp!.Value).AddSeconds(age), null).ToString();

        text.ShouldBe($"Pods in Kubernetes namespace dev\n{shown}");
    }

    [Theory]
    [InlineData("""{"phase": "Pending"}""", "0/1 Pending 0")]
    [InlineData("""{"phase": "Pending", "containerStatuses": [{"name": "a", "state": {"waiting": {"reason": "ContainerCreating"}}}]}""", "0/1 ContainerCreating 0")]
    [InlineData("""
        {"phase": "Running", "containerStatuses": [{"name": "a", "restartCount": 4, "state": {"waiting": {"reason": "CrashLoopBackOff"}},
         "lastState": {"terminated": {"exitCode": 1, "reason": "Error", "finishedAt": "2026-11-23T08:59:55Z"}}}]}
        """, "0/1 CrashLoopBackOff 4 (5s ago)")]
    [InlineData("""
        {"phase": "Succeeded", "containerStatuses": [{"name": "a", "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}}]}
        """, "0/1 Completed 0")]
    [InlineData("""{"phase": "Failed", "containerStatuses": [{"name": "a", "state": {"terminated": {"exitCode": 3}}}]}""", "0/1 ExitCode:3 0")]
    [InlineData("""{"phase": "Failed", "containerStatuses": [{"name": "a", "state": {"terminated": {"exitCode": 137, "signal": 9}}}]}""", "0/1 Signal:9 0")]
    [InlineData("""{"phase": "Failed", "reason": "Evicted"}""", "0/1 Evicted 0")]
    [InlineData("""
        {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False", "reason": "SchedulingGated"}]}
        """, "0/1 SchedulingGated 0")]
    [InlineData("""
        {"phase": "Running", "conditions": [{"type": "Ready", "status": "False"}], "containerStatuses": [
         {"name": "a", "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}}, {"name": "b", "ready": true, "state": {"running": {}}}]}
        """, "1/1 NotReady 0")]
    public void The_status_is_kubectl_s_word_for_the_pod_s_state(string status, string expected) =>
        Row("""{"containers": [{"name": "a"}]}""", status).ShouldBe(expected);

    [Theory]
    [InlineData("""[{"name": "i", "restartCount": 2, "state": {"running": {}}}, {"name": "j", "state": {"waiting": {}}}]""", "0/2 Init:0/2 2")]
    [InlineData("""[{"name": "i", "state": {"terminated": {"exitCode": 0}}}, {"name": "j", "state": {"waiting": {"reason": "PodInitializing"}}}]""", "0/2 Init:1/2 0")]
    [InlineData("""[{"name": "i", "state": {"waiting": {"reason": "CrashLoopBackOff"}}}]""", "0/2 Init:CrashLoopBackOff 0")]
    [InlineData("""[{"name": "i", "state": {"terminated": {"exitCode": 1, "reason": "Error"}}}]""", "0/2 Init:Error 0")]
    [InlineData("""[{"name": "i", "state": {"terminated": {"exitCode": 2}}}]""", "0/2 Init:ExitCode:2 0")]
    [InlineData("""
        [{"name": "i", "restartCount": 7, "state": {"terminated": {"exitCode": 0}}}, {"name": "j", "started": true, "ready": true, "restartCount": 1, "state": {"running": {}}}]
        """, "1/2 Pending 1")]
    public void Init_containers_show_how_far_the_pod_has_come(string statuses, string expected) => Row(
        """{"initContainers": [{"name": "i"}, {"name": "j", "restartPolicy": "Always"}], "containers": [{"name": "a"}]}""",
        $$"""{"phase": "Pending", "initContainerStatuses": {{statuses}}}""").ShouldBe(expected);

    [Theory]
    [InlineData("Running", null, "Terminating")]
    [InlineData("Succeeded", null, "Succeeded")]
    [InlineData("Running", "NodeLost", "Unknown")]
    public void A_pod_that_is_being_deleted_is_terminating(string phase, string? reason, string status)
    {
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "demo", DeletionTimestamp = Now.UtcDateTime },
            Status = new V1PodStatus { Phase = phase, Reason = reason },
        };

        PodSummary.Of(pod).Status.ShouldBe(status);
    }

    [Fact]
    public void What_is_not_there_is_none_and_readiness_gates_are_counted()
    {
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "demo" },
            Spec = new V1PodSpec { ReadinessGates = [new() { ConditionType = "a" }, new() { ConditionType = "b" }], Containers = [] },
            Status = new V1PodStatus { Conditions = [new() { Type = "a", Status = "True" }, new() { Type = "b", Status = "False" }] },
        };

        var cells = PodTable.Of([pod], "dev", Now, null).Columns.Select(column => column.Text(pod));

        cells.ShouldBe(["demo", "0/0", "", "0", "<unknown>", "<none>", "<none>", "<none>", "1/2"]);
    }

    [Theory]
    [InlineData(-5, "<invalid>")]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(123, "2m3s")]
    [InlineData(300, "5m")]
    [InlineData(900, "15m")]
    [InlineData(5 * 3600, "5h")]
    [InlineData(5 * 3600 + 120, "5h2m")]
    [InlineData(30 * 3600, "30h")]
    [InlineData(51 * 3600, "2d3h")]
    [InlineData(9 * 86400, "9d")]
    [InlineData(800 * 86400, "2y70d")]
    [InlineData(4000L * 86400, "10y")]
    public void Ages_are_written_as_kubectl_writes_them(long seconds, string text) => PodAge.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    private static string Row(string spec, string status)
    {
        var pod = KubernetesJson.Deserialize<V1Pod>($$"""{"metadata": {"name": "demo"}, "spec": {{spec}}, "status": {{status}}}""");
        return string.Join(' ', PodTable.Of([pod], "dev", Now, null).Columns.Skip(1).Take(3).Select(column => column.Text(pod)));
    }
}
