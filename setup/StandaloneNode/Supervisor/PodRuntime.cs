using Grpc.Core;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The CRI calls of the supervisor, pod by pod.</summary>
internal sealed class PodRuntime(CriConnection connection)
{
    private readonly RuntimeService.RuntimeServiceClient _runtime = connection.Runtime;

    public async Task<PodSeen> ReadAsync(string podUid, CancellationToken cancellation)
    {
        var sandboxes = await _runtime.ListPodSandboxAsync(
            new ListPodSandboxRequest { Filter = new PodSandboxFilter { LabelSelector = { [PodLabels.PodUid] = podUid } } }, cancellationToken: cancellation);
        var containers = await _runtime.ListContainersAsync(
            new ListContainersRequest { Filter = new ContainerFilter { LabelSelector = { [PodLabels.PodUid] = podUid } } }, cancellationToken: cancellation);
        var sandboxesSeen = Task.WhenAll(sandboxes.Items.Select(sandbox => SeeAsync(sandbox, cancellation)));
        var containersSeen = Task.WhenAll(containers.Containers.Select(container => SeeAsync(container, cancellation)));
        return new PodSeen(
            [.. (await sandboxesSeen).OfType<SandboxSeen>().OrderByDescending(sandbox => sandbox.Attempt)],
            [.. (await containersSeen).OfType<ContainerSeen>().OrderByDescending(container => container.Attempt)]);
    }

    /// <summary>Every sandbox on the node, including those of others.</summary>
    public async Task<IReadOnlyList<PodSandbox>> AllSandboxesAsync(CancellationToken cancellation) =>
        (await _runtime.ListPodSandboxAsync(new ListPodSandboxRequest(), cancellationToken: cancellation)).Items;

    public async Task<string> RunSandboxAsync(PodSandboxConfig config, CancellationToken cancellation) =>
        (await _runtime.RunPodSandboxAsync(new RunPodSandboxRequest { Config = config }, cancellationToken: cancellation)).PodSandboxId;

    public async Task RemoveSandboxAsync(string id, CancellationToken cancellation)
    {
        await _runtime.StopPodSandboxAsync(new StopPodSandboxRequest { PodSandboxId = id }, cancellationToken: cancellation);
        await _runtime.RemovePodSandboxAsync(new RemovePodSandboxRequest { PodSandboxId = id }, cancellationToken: cancellation);
    }

    public async Task StopSandboxAsync(string id, CancellationToken cancellation) =>
        await _runtime.StopPodSandboxAsync(new StopPodSandboxRequest { PodSandboxId = id }, cancellationToken: cancellation);

    public async Task<string> CreateContainerAsync(
        string sandboxId, ContainerConfig config, PodSandboxConfig sandbox, CancellationToken cancellation) =>
        (await _runtime.CreateContainerAsync(
            new CreateContainerRequest { PodSandboxId = sandboxId, Config = config, SandboxConfig = sandbox }, cancellationToken: cancellation)).ContainerId;

    public async Task StartContainerAsync(string id, CancellationToken cancellation) =>
        await _runtime.StartContainerAsync(new StartContainerRequest { ContainerId = id }, cancellationToken: cancellation);

    public async Task StopContainerAsync(string id, long graceSeconds, CancellationToken cancellation) =>
        await _runtime.StopContainerAsync(new StopContainerRequest { ContainerId = id, Timeout = graceSeconds }, cancellationToken: cancellation);

    public async Task RemoveContainerAsync(string id, CancellationToken cancellation) =>
        await _runtime.RemoveContainerAsync(new RemoveContainerRequest { ContainerId = id }, cancellationToken: cancellation);

    public async Task<ExecSyncResponse> ExecuteAsync(string id, IEnumerable<string> argv, long timeoutSeconds, CancellationToken cancellation) =>
        await _runtime.ExecSyncAsync(new ExecSyncRequest { ContainerId = id, Cmd = { argv }, Timeout = timeoutSeconds }, cancellationToken: cancellation);

    /// <summary>The image of that name on the node, or null.</summary>
    public async Task<Image?> FindImageAsync(string name, CancellationToken cancellation) => (await connection.Images.ImageStatusAsync(
        new ImageStatusRequest { Image = new ImageSpec { Image = name } }, cancellationToken: cancellation)).Image;

    public async Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken cancellation) =>
        [.. (await connection.Images.ListImagesAsync(new ListImagesRequest(), cancellationToken: cancellation)).Images
            .SelectMany(image => image.RepoTags).Order(StringComparer.Ordinal)];

    private async Task<SandboxSeen?> SeeAsync(PodSandbox sandbox, CancellationToken cancellation)
    {
        var answer = await FindAsync(() => _runtime.PodSandboxStatusAsync(
            new PodSandboxStatusRequest { PodSandboxId = sandbox.Id, Verbose = true }, cancellationToken: cancellation));
        return answer is null ? null : new SandboxSeen(
            sandbox.Id,
            sandbox.Metadata.Attempt,
            answer.Status.State == PodSandboxState.SandboxReady,
            answer.Status.State == PodSandboxState.SandboxReady ? VerboseStatus.FindPid(answer.Info) : null,
            answer.Status.Network?.Ip is { Length: > 0 } ip ? ip : null);
    }

    private async Task<ContainerSeen?> SeeAsync(Container container, CancellationToken cancellation)
    {
        var answer = await FindAsync(() => _runtime.ContainerStatusAsync(
            new ContainerStatusRequest { ContainerId = container.Id, Verbose = true }, cancellationToken: cancellation));
        return answer is null ? null : new ContainerSeen(
            container.PodSandboxId, answer.Status, answer.Status.State == ContainerState.ContainerRunning ? VerboseStatus.FindPid(answer.Info) : null);
    }

    // An object that is removed between the list and the status has no status.
    private static async Task<T?> FindAsync<T>(Func<AsyncUnaryCall<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
