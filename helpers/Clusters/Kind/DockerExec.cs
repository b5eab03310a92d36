using System.Buffers;
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;
using PodLab.Nodes;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kind;

/// <summary>
/// A command in a running container, over the Docker Engine API: made (<c>POST /containers/NAME/exec</c>), started with its output multiplexed on
/// one connection, and asked for its exit code in the end.
/// </summary>
internal sealed class DockerExec(DockerConnection docker, string container)
{
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan _firstLook = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _longestLook = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _newsDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _longestNews = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRemoval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs the command to its end; cancelled, it ends the command in the container first.</summary>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        cancellation.ThrowIfCancellationRequested();
        var exec = await CallAsync(argv, client => client.Exec.CreateContainerExecAsync(container, Parameters(argv), cancellation));
        using var stream = await CallAsync(argv, client =>
            client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), CancellationToken.None));
        var output = new RemoteOutput();
        var running = WatchAsync(argv, exec.ID, stream, output);
        try
        {
            var exitCode = await running.WaitAsync(cancellation);
            await EnsureEnteredAsync(argv, output, exitCode);
            return Result(exitCode);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(output, running);
            throw new CommandCanceledException(Result(CommandCanceledException.Killed), cancellation);
        }

        CommandResult Result(int exitCode) => new(container, argv, output.StandardOutput, output.StandardError, exitCode, watch.Elapsed);
    }

    private static ContainerExecCreateParameters Parameters(IReadOnlyList<string> argv) =>
        new() { Cmd = [.. RemoteProcess.Starting(argv)], AttachStdout = true, AttachStderr = true };

    private async Task<int> WatchAsync(IReadOnlyList<string> argv, string exec, MultiplexedStream stream, RemoteOutput output)
    {
        await CallAsync(argv, async _ =>
        {
            await ReadAsync(stream, output);
            return true;
        });

        // The output ends a moment before Docker knows of the exit, and a command may close its output and live on.
        for (var look = _firstLook; ; look = look * 2 < _longestLook ? look * 2 : _longestLook)
        {
            var state = await CallAsync(argv, client => client.Exec.InspectContainerExecAsync(exec));
            if (state is { Running: false, ExitCode: { } exitCode })
            {
                return (int)exitCode;
            }

            await Task.Delay(look);
        }
    }

    private static async Task ReadAsync(MultiplexedStream stream, RemoteOutput output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await stream.ReadOutputAsync(buffer, 0, buffer.Length, CancellationToken.None) is { EOF: false } read)
            {
                var bytes = buffer.AsSpan(0, read.Count);
                if (read.Target == MultiplexedStream.TargetStream.StandardError)
                {
                    output.AddError(bytes);
                }
                else
                {
                    output.AddOutput(bytes);
                }
            }
        }
        finally
        {
            output.Complete();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A command that was killed looks like one whose node went away; only the node itself tells them apart.
    private async Task EnsureEnteredAsync(IReadOnlyList<string> argv, RemoteOutput output, int exitCode)
    {
        if (exitCode == 0)
        {
            return;
        }

        if (await FindStopAsync(argv, mayBeEnding: exitCode == CommandCanceledException.Killed) is { } stopped)
        {
            throw new PodLabException($"Node {container} was stopped while {CommandWords.Of(argv)} ran on it: its container is {stopped}. "
                + $"`docker start {container}` starts it again.");
        }

        if (await output.Pid is null)
        {
            throw new PodLabException($"Could not run {CommandWords.Of(argv)} on node {container}: Docker did not start it and said "
                + $"\"{(output.StandardError + output.StandardOutput).Trim()}\".");
        }
    }

    /// <summary>The status of the container when it has stopped, <c>exited</c> say; null when it runs.</summary>
    /// <exception cref="PodLabException">It is gone. While Docker removes it, that is waited for.</exception>
    private async Task<string?> FindStopAsync(IReadOnlyList<string> argv, bool mayBeEnding)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(_newsDelay))
        {
            var state = (await CallAsync(argv, client => client.Containers.InspectContainerAsync(container))).State;
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
            return await WatchAsync(["true"], exec.ID, stream, new RemoteOutput()).WaitAsync(patience.Token) == 0;
        }
        catch (Exception error) when (error is OperationCanceledException or PodLabException || DockerFault.Explains(error))
        {
            // It may just end, or be started again: the next look tells.
            return false;
        }
    }

    private async Task EndAsync(RemoteOutput output, Task running)
    {
        // Errors are no news here: whoever cancelled is not waiting for an answer, and a node that went away took the command with it.
        var patience = new CancellationTokenSource(_patience).Token;
        try
        {
            if (await output.Pid.WaitAsync(patience) is { } pid)
            {
                var exec = await docker.Client.Exec.CreateContainerExecAsync(
                    container, new() { Cmd = [.. RemoteProcess.Ending(pid)] }, patience);
                using var ending = await docker.Client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), patience);
                await running.WaitAsync(patience);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or PodLabException || DockerFault.Explains(error))
        {
            Debug.WriteLine(error);
        }
    }

    private async Task<T> CallAsync<T>(IReadOnlyList<string> argv, Func<DockerClient, Task<T>> call)
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
}
