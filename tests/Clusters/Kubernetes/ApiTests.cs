namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Tests against the API server of the current kind cluster. Each class has its own Kubernetes namespace, which is deleted with
/// it.</summary>
public abstract class ApiTests : IAsyncLifetime
{
    private ApiServer? _server;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Namespace { get; } = $"podlab-tests-{Guid.NewGuid():N}"[..24];

    private protected static KubeContext Context => TestNamespace.Context;

    private protected ApiServer Server => _server!;

    private protected KubernetesCluster Cluster => field ??= Open(Context);

    public async ValueTask InitializeAsync()
    {
        if (Need.KindCluster.IsMet)
        {
            _server = Context.Connect();
            await TestNamespace.MakeAsync(_server, Namespace);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await TestNamespace.DeleteAsync(_server, Namespace);
            await Cluster.DisposeAsync();
            _server.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A cluster on that context without access to its nodes.</summary>
    private protected static KubernetesCluster Open(KubeContext context) =>
        new(new ClusterIdentity("kind", context.Name, "for the tests", []), context.Connect(), new NoConnector());

    protected static string Php(string name, string style = "solo") => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}
          labels: {app: demo, style: {{style}}}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"], ports: [{containerPort: 9081}]}
        """;

    protected static string Deployment(string name, int replicas = 1) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec:
          replicas: {{replicas}}
          selector: { matchLabels: { app: {{name}} } }
          template:
            metadata: { labels: { app: {{name}} } }
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"]}
        """;

    private protected async Task<string> ApplyAsync(string manifest, bool force = false) =>
        string.Join('\n', await Cluster.ApplyAsync(manifest, Namespace, force, Cancellation));

    private protected async Task<T> RefusedAsync<T>(string manifest)
        where T : PodLabException => await Should.ThrowAsync<T>(() => ApplyAsync(manifest));

    /// <summary>Applies as another field manager does.</summary>
    private protected Task ApplyAsAsync(string manager, string plural, JsonObject body) => Server.SendAsync(
        "apply as somebody else",
        HttpMethod.Patch,
        $"{(plural.Contains('/', StringComparison.Ordinal) ? "apis/" + plural[..plural.LastIndexOf('/')] : "api/v1")}/namespaces/{Namespace}/{plural.Split('/')[^1]}/{body["metadata"]!["name"]}?fieldManager={manager}&force=true",
        ApiServer.Json(body, "application/apply-patch+yaml"),
        Cancellation);
}
