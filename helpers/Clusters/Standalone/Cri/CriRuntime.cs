using Grpc.Core;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>A node's container runtime, accessed directly over its CRI socket.</summary>
internal sealed class CriRuntime(CriConnection connection) : IContainerRuntime
{
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
    {
        var version = await AskAsync("ask the container runtime for its version", () =>
            connection.Runtime.VersionAsync(new VersionRequest(), cancellationToken: cancellation));
        // Debian appends its packaging to the version: 1.6.20~ds1.
        return $"{version.RuntimeName} {version.RuntimeVersion.Split('~', '+')[0].TrimStart('v')}";
    }

    public async Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default)
    {
        var images = await AskAsync("list the node's images", () =>
            connection.Images.ListImagesAsync(new ListImagesRequest(), cancellationToken: cancellation));
        return [.. images.Images.SelectMany(image => ImageRows.Of(image.RepoTags, image.RepoDigests, image.Id, (long)image.Size))
            .OrderBy(image => image.Repository, StringComparer.Ordinal).ThenBy(image => image.Tag, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default)
    {
        var list = await AskAsync("list the node's pod sandboxes", () =>
            connection.Runtime.ListPodSandboxAsync(new ListPodSandboxRequest(), cancellationToken: cancellation));
        var rows = await Task.WhenAll(list.Items.Select(async sandbox =>
        {
            var status = await FindAsync(() => connection.Runtime.PodSandboxStatusAsync(
                new PodSandboxStatusRequest { PodSandboxId = sandbox.Id, Verbose = true }, cancellationToken: cancellation));
            return ToRow(sandbox, status);
        }));
        return [.. rows.OrderByDescending(row => row.CreatedAt)];
    }

    public async Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default)
    {
        var list = await AskAsync("list the node's containers", () =>
            connection.Runtime.ListContainersAsync(new ListContainersRequest(), cancellationToken: cancellation));
        var rows = await Task.WhenAll(list.Containers.Select(async container =>
        {
            var status = await FindAsync(() => connection.Runtime.ContainerStatusAsync(
                new ContainerStatusRequest { ContainerId = container.Id, Verbose = true }, cancellationToken: cancellation));
            return ToRow(container, status);
        }));
        return [.. rows.OrderByDescending(row => row.CreatedAt)];
    }

    /// <summary>Runs a command in a running container and waits until it ends.</summary>
    public Task<ExecSyncResponse> ExecuteAsync(string container, IReadOnlyList<string> argv, CancellationToken cancellation) => AskAsync(
        $"run {CommandWords.Of(argv)} in the container",
        () => connection.Runtime.ExecSyncAsync(new ExecSyncRequest { ContainerId = container, Cmd = { argv } }, cancellationToken: cancellation));

    private static RuntimeSandbox ToRow(PodSandbox sandbox, PodSandboxStatusResponse? status) => new(
        sandbox.Id,
        sandbox.Metadata.Name,
        sandbox.Metadata.Namespace,
        sandbox.Metadata.Uid,
        sandbox.Metadata.Attempt,
        sandbox.State == PodSandboxState.SandboxReady,
        UnixTime.FromNanoseconds(sandbox.CreatedAt),
        status is null || sandbox.State != PodSandboxState.SandboxReady ? null : VerboseStatus.FindPid(status.Info),
        status is null ? null : VerboseStatus.FindImage(status.Info));

    private static RuntimeContainer ToRow(Container container, ContainerStatusResponse? status)
    {
        var state = (RuntimeContainerState)(status?.Status.State ?? container.State);
        return new RuntimeContainer(
            container.Id,
            container.PodSandboxId,
            container.Metadata.Name,
            // The list has the image's ID; the status has the name with which the container was created.
            status?.Status.Image?.Image is { Length: > 0 } name ? name : container.Image.Image,
            state,
            container.Metadata.Attempt,
            UnixTime.FromNanoseconds(container.CreatedAt),
            state == RuntimeContainerState.Exited ? status?.Status.ExitCode : null,
            state == RuntimeContainerState.Running && status is not null ? VerboseStatus.FindPid(status.Info) : null);
    }

    private async Task<T> AskAsync<T>(string what, Func<AsyncUnaryCall<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Cancelled)
        {
            throw new OperationCanceledException(error.Message, error);
        }
        catch (RpcException error)
        {
            throw connection.Explain(error, what);
        }
    }

    // A container may disappear between the list and the status. Its row stays, without the values from the status.
    private async Task<T?> FindAsync<T>(Func<AsyncUnaryCall<T>> call)
        where T : class
    {
        try
        {
            return await AskAsync("read a status", call);
        }
        catch (PodLabException error) when (error.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        {
            return null;
        }
    }
}
