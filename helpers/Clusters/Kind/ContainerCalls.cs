using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kind;

/// <summary>The calls to the Docker Engine for one command in one container. A failure is told as what it means for the node.</summary>
internal sealed class ContainerCalls(DockerConnection docker, string container, IReadOnlyList<string> argv)
{
    private static readonly TimeSpan _shortLook = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _newsDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _longestNews = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRemoval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public string Container => container;

    public IReadOnlyList<string> Argv => argv;

    /// <exception cref="PodLabException">It did not work; the message says why and what to try.</exception>
    public async Task<T> CallAsync<T>(Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(docker.Client);
        }
        catch (DockerContainerNotFoundException error)
        {
            throw new PodLabException($"Could not run {CommandWords.Of(argv)}: node {container} is gone (Docker has no container of that name any more). "
                + "`docker ps` lists what there is; `setup/podlab up --cluster kind` makes the cluster anew.", error);
        }
        catch (DockerApiException error) when (error.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            throw new PodLabException($"Could not run {CommandWords.Of(argv)}: node {container} is not running. `docker start {container}` starts it.", error);
        }
        catch (Exception error) when (DockerFault.Explains(error))
        {
            throw DockerFault.Explain(error, docker.Endpoint, $"run {CommandWords.Of(argv)} on node {container}");
        }
    }

    /// <summary>Makes sure that the command's exit code is the command's. One that was killed looks like one whose node went away; only the node
    /// itself tells them apart.</summary>
    /// <exception cref="PodLabException">The node was stopped, or Docker did not start the command.</exception>
    public async Task EnsureEnteredAsync(RemoteOutput output, int exitCode)
    {
        if (exitCode == 0)
        {
            return;
        }

        if (await FindStopAsync(mayBeEnding: exitCode == CommandCanceledException.Killed) is { } stopped)
        {
            throw new PodLabException($"Node {container} was stopped while {CommandWords.Of(argv)} ran on it: its container is {stopped}. "
                + $"`docker start {container}` starts it again.");
        }

        if (await output.Pid is null)
        {
            throw new PodLabException($"Could not run {CommandWords.Of(argv)} on node {container}: Docker did not start it and said "
                + $"\"{output.Complaint}\".");
        }
    }

    /// <summary>The status of the container when it has stopped, <c>exited</c> say; null when it runs.</summary>
    /// <exception cref="PodLabException">It is gone. While Docker removes it, that is waited for.</exception>
    private async Task<string?> FindStopAsync(bool mayBeEnding)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(_newsDelay))
        {
            var state = (await CallAsync(client => client.Containers.InspectContainerAsync(container))).State;
            if (state is { Running: false })
            {
                if (state.Status is not ("removing" or "dead") || watch.Elapsed > _longestRemoval)
                {
                    return state.Status;
                }
            }
            else if (!mayBeEnding || watch.Elapsed > _longestNews || await LivesAsync())
            {
                return null;
            }
        }
    }

    // Docker hears of the end of a container a moment after its processes have ended, but nothing can be started any more where they have. So a command that
    // was killed costs one more command, the shortest there is.
    private async Task<bool> LivesAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            var exec = await docker.Client.Exec.CreateContainerExecAsync(
                container, new() { Cmd = ["true"], AttachStdout = true, AttachStderr = true }, patience.Token);
            using var stream = await docker.Client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), patience.Token);
            for (; ; await Task.Delay(_shortLook, patience.Token))
            {
                if (await docker.Client.Exec.InspectContainerExecAsync(exec.ID, patience.Token) is { Running: false, ExitCode: { } exitCode })
                {
                    return exitCode == 0;
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException || DockerFault.Explains(error))
        {
            // It may just end, or be started again: the next look tells.
            return false;
        }
    }
}
