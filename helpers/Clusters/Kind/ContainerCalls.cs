using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kind;

/// <summary>The calls to the Docker Engine for one command in one container. An error message says what the failure means for the node.</summary>
internal sealed class ContainerCalls(DockerConnection docker, string container, IReadOnlyList<string> argv)
{
    private static readonly TimeSpan _shortLook = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _newsDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _longestNews = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRemoval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public string Container => container;

    public IReadOnlyList<string> Argv => argv;

    /// <exception cref="PodLabException">The call failed; the message says why and what to try.</exception>
    public async Task<T> CallAsync<T>(Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(docker.Client);
        }
        catch (DockerContainerNotFoundException error)
        {
            throw new PodLabException($"Could not run {CommandWords.Of(argv)}: node {container} is gone (Docker no longer has a container of that name). "
                + "`docker ps` lists the containers; `setup/podlab up --cluster kind` creates the cluster again.", error);
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

    /// <summary>
    /// Checks that the exit code is the command's own. A command that was killed looks like one whose node went away; only the node can tell them
    /// apart.
    /// </summary>
    /// <exception cref="PodLabException">The node was stopped, or Docker didn't start the command.</exception>
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
            throw new PodLabException($"Could not run {CommandWords.Of(argv)} on node {container}: Docker didn't start it. It says: "
                + $"\"{output.Complaint}\".");
        }
    }

    /// <summary>The container's status if it has stopped, for example <c>exited</c>; null while it runs.</summary>
    /// <exception cref="PodLabException">The container is gone. If Docker is just removing it, this waits for the removal.</exception>
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

    // Docker notices the end of a container a moment after its processes ended, but by then nothing can be started in it. So a command that was
    // killed costs one more command, the shortest possible.
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
            // It may just be ending or restarting. The next look will tell.
            return false;
        }
    }
}
