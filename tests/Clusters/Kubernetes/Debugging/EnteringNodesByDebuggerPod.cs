using k8s;
using PodLab.Clusters.Kubernetes.Debugging;

namespace PodLab.Tests.Clusters.Kubernetes.Debugging;

/// <summary>Commands on a real node that is entered through a pod, over the API server.</summary>
[Collection(OnKind.Name)]
public sealed class EnteringNodesByDebuggerPod(DebuggerFixture debugged) : EnteringNodes, IClassFixture<DebuggerFixture>
{
    [Fact]
    public async Task The_processes_of_the_whole_node_are_seen()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var processes = await node.ProcessesAsync(Cancellation);

        processes.ShouldContain(process => process.Pid == 1 && process.Command.Contains("init", StringComparison.Ordinal));
        processes.ShouldContain(process => process.Command.Contains("kubelet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_runtime_is_asked_with_the_crictl_of_the_node()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        (await node.Runtime.VersionAsync(Cancellation)).ShouldStartWith("containerd ");
        (await node.Runtime.ContainersAsync(Cancellation)).ShouldContain(container => container.Name == DebuggerPod.Container && container.Pid > 0);
        (await node.Runtime.ImagesAsync(Cancellation)).ShouldContain(image => image.Reference == "docker.io/library/demo:1.0.0");
    }

    [Fact]
    public async Task The_line_for_a_terminal_is_kubectl_exec_into_the_pod()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var exec = $"kubectl --context {debugged.Server.Context.Name} exec -n {debugged.Namespace} podlab-debugger-{node.Name} --";

        node.TerminalLine("lsns").ShouldBe($"{exec} lsns");
        node.TerminalLine("crictl", "images").ShouldBe($"{exec} nsenter --target 1 --mount -- crictl images");
    }

    [Fact]
    public async Task A_pod_that_has_gone_meanwhile_is_made_anew()
    {
        Need.KindCluster.OrSkip();
        var node = (await debugged.Server.ListNodesAsync(Cancellation))[0].Metadata.Name;
        using var debugger = new NodeDebugger(debugged.Server, node, new DebuggerSettings(debugged.Namespace, "demo:1.0.0"));
        await debugger.RunAsync(["true"], Cancellation);
        await Kubectl.RunAsync(["-n", debugged.Namespace, "delete", "pod", DebuggerPod.NameFor(node), "--wait=true"]);

        var result = await debugger.RunAsync(["echo", "again"], Cancellation);

        result.StandardOutput.ShouldBe("again\n");
    }

    [Fact]
    public async Task One_pod_serves_commands_that_come_at_once_and_is_found_again()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => node.ExecuteAsync(["true"], Cancellation)));

        (await PodNamesAsync()).Count(name => name == DebuggerPod.NameFor(node.Name)).ShouldBe(1);
    }

    [Fact]
    public async Task The_pod_ends_by_itself_and_has_a_label_of_its_own()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        await node.ExecuteAsync(["true"], Cancellation);

        var pods = await debugged.Server.ListPodsAsync(debugged.Namespace, DebuggerPod.Selector, Cancellation);

        pods.ShouldNotBeEmpty();
        pods.ShouldAllBe(pod => pod.Spec.ActiveDeadlineSeconds > 0 && pod.Spec.NodeName.Length > 0 && pod.Spec.HostPID == true);
    }

    [Fact]
    public async Task Disposing_removes_the_pods_that_were_used()
    {
        Need.KindCluster.OrSkip();
        var last = (await debugged.Server.ListNodesAsync(Cancellation))[^1];
        await using (var connector = new DebuggerConnector(debugged.Server, debugged.Namespace, image: null))
        {
            await connector.Connect(last).ExecuteAsync(["true"], Cancellation);
            (await PodNamesAsync()).ShouldContain(DebuggerPod.NameFor(last.Metadata.Name));
        }

        var left = await debugged.Server.ListPodsAsync(debugged.Namespace, null, Cancellation);
        left.Where(pod => pod.Metadata.Name == DebuggerPod.NameFor(last.Metadata.Name)).ShouldAllBe(pod => pod.Metadata.DeletionTimestamp != null);
    }

    [Fact]
    public async Task A_command_that_ends_with_127_runs_once()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var mark = $"/proc/1/root/tmp/podlab-{Guid.NewGuid():N}";

        (await node.ExecuteAsync(["sh", "-c", "echo ran >> \"$1\"; exit 127", "sh", mark], Cancellation)).ExitCode.ShouldBe(127);

        (await node.ExecuteAsync(["cat", mark], Cancellation)).StandardOutput.ShouldBe("ran\n");
        await node.ExecuteAsync(["rm", mark], Cancellation);
    }

    private protected override async Task<bool> ClosesInputAsync()
    {
        var version = await debugged.Server.AskAsync("read the version", (client, stop) => client.Version.GetCodeAsync(stop), Cancellation);
        return int.Parse(version.Minor.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture) >= 30;
    }

    private protected override Task<ClusterNode> OpenNodeAsync() => debugged.OpenNodeAsync();

    private async Task<IReadOnlyList<string>> PodNamesAsync() =>
        [.. (await debugged.Server.ListPodsAsync(debugged.Namespace, null, Cancellation)).Select(pod => pod.Metadata.Name)];
}
