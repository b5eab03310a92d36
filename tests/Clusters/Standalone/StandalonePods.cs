namespace PodLab.Tests.Clusters.Standalone;

/// <summary>Pods for the tests of one class on the real node; they are deleted with the class.</summary>
public sealed class StandalonePods(StandaloneNodeFixture nodes) : IAsyncLifetime
{
    public const string Namespace = "tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _names = [];
    private StandaloneCluster? _cluster;
    private ClusterNode? _node;

    internal StateFolder State => nodes.State;

    internal StandaloneCluster Cluster => _cluster!;

    internal ClusterNode Node => _node!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Php(string name) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}
          namespace: {{Namespace}}
          labels: {app: demo, style: solo}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"]}
        """;

    public static string Two(string name, string more) => With(name, $$"""
        {{more}}
        containers:
        - {name: demox, image: demo:1.0.0, command: [sleep, infinity]}
        - {name: demoy, image: demo:1.0.0, command: [sleep, infinity]}
        """);

    /// <summary>A pod with that spec.</summary>
    public static string With(string name, string spec)
    {
        var grace = spec.Contains("terminationGracePeriodSeconds", StringComparison.Ordinal) ? "" : "\n  terminationGracePeriodSeconds: 0";
        return $"apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: {Namespace}}}\nspec:{grace}\n  {spec.Replace("\n", "\n  ", StringComparison.Ordinal)}";
    }

    public async ValueTask InitializeAsync()
    {
        if (!Need.StandaloneNode.IsMet)
        {
            return;
        }

        _cluster = await nodes.OpenClusterAsync();
        _node = (await _cluster.NodesAsync(Cancellation)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            // A few at a time: if a small machine ends all of them at once, each waits for the others.
            await Parallel.ForEachAsync(
                _names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (name, _) => await _cluster.DeletePodAsync(Namespace, name, CancellationToken.None));
            await _cluster.DisposeAsync();
        }
    }

    internal string NewName()
    {
        var name = $"t-{Guid.NewGuid():N}"[..14];
        _names.Add(name);
        return name;
    }

    internal async Task<AppliedObject> ApplyAsync(string manifest) =>
        (await Cluster.ApplyAsync(manifest, Namespace, cancellation: Cancellation)).ShouldHaveSingleItem();

    internal async Task<V1Pod> RunAsync(string manifest) => await WaitAsync((await ApplyAsync(manifest)).Name, PodCondition.Ready);

    internal async Task<V1Pod> WaitAsync(string name, PodCondition condition) =>
        (await Cluster.WaitForPodAsync(Namespace, name, condition, Patience, Cancellation)).ShouldNotBeNull();

    internal async Task<RuntimeSandbox> SandboxOfAsync(V1Pod pod) =>
        (await Node.Runtime.SandboxesAsync(Cancellation)).First(sandbox => sandbox.Uid == pod.Metadata.Uid && sandbox.IsReady);

    internal async Task<RuntimeContainer> ContainerOfAsync(V1Pod pod, string name)
    {
        var sandbox = await SandboxOfAsync(pod);
        return (await Node.Runtime.ContainersAsync(Cancellation)).First(container => container.SandboxId == sandbox.Id && container.Name == name);
    }

    internal async Task<string> ReadProcessAsync(int pid, string column) =>
        (await Node.ExecuteAsync(["ps", "-p", $"{pid}", "-o", column], Cancellation)).EnsureSuccess().StandardOutput.Trim();

    internal async Task<string> NamespaceAsync(int pid, string type) =>
        (await Node.ExecuteAsync(["readlink", $"/proc/{pid}/ns/{type}"], Cancellation)).EnsureSuccess().StandardOutput.Trim();
}
