using PodLab.Clusters.Kubernetes.Debugging;

namespace PodLab.Tests.Clusters.Kubernetes.Debugging;

/// <summary>The pod that enters a node is privileged: it must not stay, even if it never ran.</summary>
[Collection(OnKind.Name)]
public sealed class LeavingNoDebuggerPod
{
    private const string Pods = "/api/v1/namespaces/dev/pods";
    private const string Made = """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "podlab-debugger-n", "namespace": "dev", "uid": "made", "resourceVersion": "7"},
         "spec": {"nodeName": "n", "containers": [{"name": "debugger", "image": "nowhere/none"}]},
         "status": {"phase": "Pending", "containerStatuses": [{"name": "debugger", "image": "nowhere/none", "imageID": "", "ready": false, "restartCount": 0,
           "state": {"waiting": {"reason": "REASON", "message": "no such image"}}}]}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_whose_image_cannot_be_pulled_is_removed()
    {
        using var scripted = new ScriptedApiServer((method, path) => Answer(method, path, "ImagePullBackOff"));
        using var server = scripted.Connect();
        using var debugger = new NodeDebugger(server, "n", new DebuggerSettings("dev", "nowhere/none"));
        (await Should.ThrowAsync<PodLabException>(() => debugger.RunAsync(["true"], Cancellation))).Message.ShouldContain("its image cannot be pulled");

        await debugger.RemoveAsync();

        scripted.Requests.ShouldContain($"DELETE {Pods}/podlab-debugger-n");
    }

    [Fact]
    public async Task One_whose_image_was_being_pulled_when_the_cell_was_interrupted_is_removed()
    {
        using var scripted = new ScriptedApiServer((method, path) => Answer(method, path, "ContainerCreating"));
        using var server = scripted.Connect();
        using var debugger = new NodeDebugger(server, "n", new DebuggerSettings("dev", "nowhere/none"));
        using var interrupt = new CancellationTokenSource();
        var running = debugger.RunAsync(["true"], interrupt.Token);
        await scripted.AskedAsync($"POST {Pods}");
        await interrupt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);

        await debugger.RemoveAsync();

        scripted.Requests.ShouldContain($"DELETE {Pods}/podlab-debugger-n");
    }

    [Fact]
    public async Task Where_none_was_made_none_is_removed()
    {
        using var scripted = new ScriptedApiServer((method, path) => (404, """{"kind": "Status", "status": "Failure", "reason": "NotFound", "code": 404}"""));
        using var server = scripted.Connect();
        using var debugger = new NodeDebugger(server, "n", new DebuggerSettings("dev", "nowhere/none"));

        await debugger.RemoveAsync();

        scripted.Requests.ShouldBeEmpty();
    }

    private static (int, string) Answer(string method, string path, string reason)
    {
        var pod = Made.Replace("REASON", reason, StringComparison.Ordinal);
        return (method, path) switch
        {
            ("POST", Pods) => (201, pod),
            ("DELETE", _) => (200, pod),
            ("GET", Pods) => (200, $$"""{"apiVersion": "v1", "kind": "PodList", "metadata": {"resourceVersion": "7"}, "items": [{{pod}}]}"""),
            ("GET", _) when path.EndsWith("/events", StringComparison.Ordinal) => (200, """{"apiVersion": "v1", "kind": "EventList", "metadata": {}, "items": []}"""),
            _ => (404, """{"kind": "Status", "status": "Failure", "reason": "NotFound", "code": 404}"""),
        };
    }
}
