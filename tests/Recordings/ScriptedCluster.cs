using PodLab.Nodes.Shells;

namespace PodLab.Tests.Recordings;

/// <summary>A cluster whose answers are increasing numbers, so that a test can distinguish them.</summary>
internal class ScriptedCluster : ICluster
{
    private int _answers;

    public string Name => "scripted";

    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) => Task.FromResult(
        new ClusterFacts("kind", "podlab", ["kind-worker"], "v1.30.0", "containerd 1.7", 2, "6.1", "on alice's machine", ["A remark."]));

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<AppliedObject>>([new AppliedObject("pod", namespaceName, "p", ApplyOutcome.Created)]);

    public Task<string?> FindRefusalOfFieldAsync(
        string manifest, string field, string namespaceName, CancellationToken cancellation = default) =>
        Task.FromResult(field == "spec.hostUsers" ? $"Answer {++_answers}." : null);

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<V1Pod>>([PodNamed($"pod-{++_answers}")]);

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null) => $"kubectl get pods -n {namespaceName} -o wide";

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        Task.FromResult(name == "none" ? null : PodNamed(name));

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        name == "never" ? throw new PodWaitException("It never was.") : Task.FromResult<V1Pod?>(PodNamed(name));

    public Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default) => Task.FromResult(true);

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) =>
        Task.FromResult($"log {++_answers} of {tailLines} lines");

    public Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default) =>
        Task.FromResult(new CommandResult("scripted", argv, $"answer {++_answers}\n", "aside", 3, TimeSpan.FromMilliseconds(5)));

    public Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ClusterNode>>([new Node(this)]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static V1Pod PodNamed(string name) => new() { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "dev" }, Spec = new V1PodSpec { NodeName = "scripted" } };

    // Each order gives the shell another PID.
    private sealed class Shell : IShellSession
    {
        public int Pid { get; private set; } = 800;

        public Task<ShellAnswer> RunAsync(ShellOrder order, CancellationToken cancellation) =>
            Task.FromResult(new ShellAnswer($"{order.Kind} {++Pid}", "", 0, Pid));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Node(ScriptedCluster cluster) : ClusterNode("kind-worker"), IContainerRuntime
    {
        public override IContainerRuntime Runtime => this;

        protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
            Task.FromResult(new CommandResult(Name, argv, $"answer {++cluster._answers}", "", argv[0] == "false" ? 1 : 0, TimeSpan.FromMilliseconds(3)));

        private protected override Task<IShellSession> OpenShellCoreAsync(string name, CancellationToken cancellation) => Task.FromResult<IShellSession>(new Shell());

        public override string TerminalLine(params IReadOnlyList<string> argv) => $"docker exec kind-worker {string.Join(' ', argv)}";

        public Task<string> VersionAsync(CancellationToken cancellation = default) => Task.FromResult("containerd 1.7");

        public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<RuntimeImage>>([new RuntimeImage("registry.k8s.io/pause", "3.9", "sha256:1", ++cluster._answers)]);

        public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<RuntimeSandbox>>(
            [new RuntimeSandbox("1", "p", "dev", "u", 0, true, DateTimeOffset.UnixEpoch, 7, null)]);

        public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<RuntimeContainer>>(
                [new RuntimeContainer("1", "1", "c", "i", RuntimeContainerState.Exited, 2, DateTimeOffset.UnixEpoch, 137, null)]);
    }
}
