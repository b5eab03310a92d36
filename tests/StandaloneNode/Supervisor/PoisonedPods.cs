using PodLab.Tests.Clusters.Standalone;

namespace PodLab.Tests.StandaloneNode.Supervisor;

/// <summary>Unchecked pod files, put directly into a real node's folder: each may fail, but must not affect others.</summary>
public sealed class PoisonedPods(StandaloneNodeFixture nodes) : IAsyncLifetime
{
    private const string Namespace = "poison";
    private const string Sleeper = """{"name":"c","image":"demo:1.0.0","command":["sleep","infinity"]}""";

    private StandaloneCluster? _cluster;

    public static TheoryData<string, string> NotPods => new()
    {
        { "text", "{" }, { "empty", "" }, { "null", "null" }, { "nothing", "{}" }, { "list", "[]" }, { "deep", new string('[', 5000) },
        { "spec", """{"metadata":{"name":"spec","namespace":"poison","uid":"00000000-0000-4000-8000-000000000001"}}""" },
        { "other", Pod("another", Sleeper) },
        { "uid", Pod("uid", Sleeper).Replace("\"uid\":\"", "\"uid\":\"../../", StringComparison.Ordinal) },
        { "hole", Pod("hole", "null") },
        { "number", Pod("number", """{"name":"c","image":"demo:1.0.0","resources":{"limits":{"memory":"ten"}}}""") },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NodeFolder Folder => new(nodes.State.NodePath);

    public async ValueTask InitializeAsync() => _cluster = Need.StandaloneNode.IsMet ? await nodes.OpenClusterAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            foreach (var pod in await _cluster.GetPodsAsync(Namespace))
            {
                await _cluster.DeletePodAsync(Namespace, pod.Metadata.Name);
            }

            await _cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_node_with_poisoned_pods_serves_an_innocent_one_and_up_finds_it_well()
    {
        Need.StandaloneNode.OrSkip();
        var supervisor = await SupervisorAsync();
        foreach (var (name, text) in NotPods.Select(row => row.Data))
        {
            Write(name, text);
        }

        const string Blank = "\"metadata\":{\"labels\":{\"app\":null},\"annotations\":{\"note\":null},";
        Write("label", Pod("label", Sleeper).Replace("\"metadata\":{", Blank, StringComparison.Ordinal));
        Write("limit", Pod("limit", Sleeper.Replace("}", ",\"resources\":{\"limits\":{\"memory\":null,\"cpu\":null}}}", StringComparison.Ordinal)));
        Write("huge", Pod("huge", Sleeper.Replace("}", ",\"resources\":{\"limits\":{\"memory\":\"10E\"}}}", StringComparison.Ordinal)));
        Write("variable", Pod("variable", """{"name":"c","image":"demo:1.0.0","env":[null]}"""));

        var innocent = StandalonePods.With("innocent", $"containers: [{Sleeper}]").Replace("namespace: tests", $"namespace: {Namespace}", StringComparison.Ordinal);
        await _cluster!.ApplyAsync(innocent, Namespace, cancellation: Cancellation);
        await WaitAsync("innocent", PodCondition.Ready);
        (await Tool.RunAsync(nodes.State, "up", "--no-install")).EnsureSuccess().Output.ShouldContain("is already running");

        await WaitAsync("label", PodCondition.Ready);
        await WaitAsync("limit", PodCondition.Ready);
        await WaitAsync("huge", PodCondition.Ready);
        (await FailureOfAsync("variable")).ShouldContain("FailedSync");
        (await FailureOfAsync("number")).ShouldContain("can't be read");
        (await _cluster.GetPodsAsync(Namespace, cancellation: Cancellation)).Count.ShouldBe(NotPods.Count + 5);
        (await SupervisorAsync()).ShouldBe(supervisor, "the same supervisor as before");
    }

    [Theory]
    [MemberData(nameof(NotPods))]
    public async Task A_pod_whose_file_cannot_be_read_can_be_deleted(string name, string text)
    {
        Need.StandaloneNode.OrSkip();
        Write(name, text);

        var pod = (await _cluster!.FindPodAsync(Namespace, name, Cancellation)).ShouldNotBeNull();

        pod.Status.Message.ShouldContain("can't be read");
        (await _cluster.DeletePodAsync(Namespace, name, Cancellation)).ShouldBeTrue();
        (await _cluster.FindPodAsync(Namespace, name, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("volume-up", """{"name":"../../../../podlab-escaped","emptyDir":{}}""", """{"name":"../../../../podlab-escaped","mountPath":"/v"}""")]
    [InlineData("subpath-root", """{"name":"v","emptyDir":{}}""", """{"name":"v","mountPath":"/v","subPath":"/etc"}""")]
    [InlineData("subpath-up", """{"name":"v","emptyDir":{}}""", """{"name":"v","mountPath":"/v","subPath":"a/../../.."}""")]
    [InlineData("subpath-nul", """{"name":"v","emptyDir":{}}""", """{"name":"v","mountPath":"/v","subPath":"a\u0000/../.."}""")]
    [InlineData("unnamed", """{"emptyDir":{}}""", """{"name":"v","mountPath":"/v"}""")]
    public async Task A_volume_that_leads_out_of_its_folder_keeps_its_container_waiting(string name, string volume, string mount)
    {
        Need.StandaloneNode.OrSkip();
        Write(name, Pod(name, Sleeper.Replace("}", $",\"volumeMounts\":[{mount}]}}", StringComparison.Ordinal), volume));

        (await FailureOfAsync(name)).ShouldContain("CreateContainerConfigError");

        var around = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 };
        Directory.EnumerateDirectories(Path.GetTempPath(), "podlab-escaped", around).ShouldBeEmpty();
        Directory.Exists("/podlab-escaped").ShouldBeFalse();
    }

    [Fact]
    public async Task A_containers_name_does_not_choose_where_its_log_is_written()
    {
        Need.StandaloneNode.OrSkip();
        Write("log", Pod("log", Sleeper.Replace("\"name\":\"c\"", "\"name\":\"../../../escaped\"", StringComparison.Ordinal)));

        (await FailureOfAsync("log")).ShouldContain("CreateContainerConfigError");

        Directory.Exists(Path.Combine(nodes.State.NodePath, "escaped")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mount_path_that_leads_up_stays_in_the_containers_own_files()
    {
        Need.StandaloneNode.OrSkip();
        const string Mount = ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/../../../../../../podlab-up\"}]}";
        Write("mount", Pod("mount", Sleeper.Replace("}", Mount, StringComparison.Ordinal), """{"name":"v","emptyDir":{}}"""));

        await WaitAsync("mount", PodCondition.Ready);

        var node = (await _cluster!.NodesAsync(Cancellation)).Single();
        (await node.ExecuteAsync(["ls", "-d", "/podlab-up"], Cancellation)).ExitCode.ShouldNotBe(0);
    }

    private static string Pod(string name, string container, string? volume = null) =>
        $$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{name}}","namespace":"{{Namespace}}","uid":"{{Guid.NewGuid()}}"},
         "spec":{"restartPolicy":"Always","terminationGracePeriodSeconds":0,"containers":[{{container}}],"volumes":[{{volume}}] } }
        """;

    private void Write(string name, string text) => AtomicFile.Write(Folder.PodFile(NodeFolder.KeyOf(Namespace, name)), text);

    private Task<V1Pod?> WaitAsync(string name, PodCondition condition) =>
        _cluster!.WaitForPodAsync(Namespace, name, condition, TimeSpan.FromSeconds(30), Cancellation);

    /// <summary>The error for a learner who waits for that pod, as soon as there is a reason.</summary>
    private async Task<string> FailureOfAsync(string name)
    {
        await WaitAsync(name, new PodCondition("has a reason", pod =>
            pod?.Status.Reason is not null || pod?.Status.ContainerStatuses?.Any(container => container.State.Waiting?.Message is not null) == true));
        return (await Should.ThrowAsync<PodWaitException>(
            () => _cluster!.WaitForPodAsync(Namespace, name, PodCondition.Ready, TimeSpan.FromMilliseconds(1), Cancellation))).Message;
    }

    private async Task<string> SupervisorAsync() =>
        (await (await _cluster!.NodesAsync(Cancellation)).Single().ExecuteAsync(["pgrep", "-f", "podlab-supervisor"], Cancellation))
            .EnsureSuccess().StandardOutput;
}
