using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using k8s;
using k8s.Models;
using PodLab.Nodes;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// A command in a container of a pod, over the API server: a WebSocket whose messages begin with the number of their channel, standard output 1,
/// standard error 2, and in the end 3 with the command's status. (Kubernetes:
/// <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/">API concepts</see>, subprotocol <c>v4.channel.k8s.io</c>.) As
/// with
/// <c>kubectl exec</c>, a command lasts until the children that it left in the background have closed its output: the node's runtime
/// sends its exit code then.
/// </summary>
internal sealed class PodExec(ApiServer server, V1Pod pod, string container, string node)
{
    // An older one is spoken when none is named, which has no status.
    private const string Protocol = "v4.channel.k8s.io";
    private const int BufferSize = 64 * 1024;
    private const byte OutputChannel = 1;
    private const byte ErrorChannel = 2;
    private const byte StatusChannel = 3;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs the command to its end; cancelled, it ends the command in the container first.</summary>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        cancellation.ThrowIfCancellationRequested();
        var output = new RemoteOutput();
        var running = TalkAsync(argv, RemoteProcess.Starting(argv), output);
        try
        {
            var exitCode = await running.WaitAsync(cancellation);
            return Result(exitCode);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(argv, output, running);
            throw new CommandCanceledException(Result(CommandCanceledException.Killed), cancellation);
        }

        CommandResult Result(int exitCode) => new(node, argv, output.StandardOutput, output.StandardError, exitCode, watch.Elapsed);
    }

    private async Task<int> TalkAsync(IReadOnlyList<string> argv, IReadOnlyList<string> command, RemoteOutput output)
    {
        using var socket = await ConnectAsync(argv, command);
        var status = await server.AskAsync(
            $"run {CommandWords.Of(argv)} on node {node}", (_, _) => ReadAsync(socket, output), CancellationToken.None);
        return ExitCode(status, argv);
    }

    // A refusal comes as a failed handshake, without the server's words: that there is no such pod any more, most of all.
    private Task<WebSocket> ConnectAsync(IReadOnlyList<string> argv, IReadOnlyList<string> command) => server.AskAsync(
        $"run {CommandWords.Of(argv)} on node {node}",
        async (client, stop) =>
        {
            try
            {
                return await client.WebSocketNamespacedPodExecAsync(
                    pod.Metadata.Name, pod.Metadata.NamespaceProperty, command, container, stdin: false, tty: false,
                    webSocketSubProtocol: Protocol, cancellationToken: stop);
            }
            catch (WebSocketException error) when (error.InnerException is null)
            {
                throw new PodNotEnteredException(
                    $"Could not run {CommandWords.Of(argv)} on node {node}: the API server of context {server.Context} refused to connect to pod {pod.Metadata.Name} ({error.Message}).");
            }
        },
        CancellationToken.None);

    private static async Task<byte[]> ReadAsync(WebSocket socket, RemoteOutput output)
    {
        using var status = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            byte channel = 0;
            var isFirstPiece = true;
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
            {
                var bytes = buffer.AsSpan(0, read.Count);
                if (isFirstPiece && read.Count > 0)
                {
                    channel = bytes[0];
                    bytes = bytes[1..];
                }

                Take(channel, bytes, output, status);
                isFirstPiece = read.EndOfMessage;
            }

            return status.ToArray();
        }
        finally
        {
            output.Complete();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Take(byte channel, ReadOnlySpan<byte> bytes, RemoteOutput output, Stream status)
    {
        switch (channel)
        {
            case OutputChannel:
                output.AddOutput(bytes);
                break;
            case ErrorChannel:
                output.AddError(bytes);
                break;
            case StatusChannel:
                status.Write(bytes);
                break;
        }
    }

    // {"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}
    private int ExitCode(byte[] status, IReadOnlyList<string> argv)
    {
        if (status.Length == 0)
        {
            throw new PodLabException($"{CommandWords.Of(argv)} on node {node} was cut off: the connection to pod {pod.Metadata.Name}, in which it ran, ended. "
                + "Run the cell again; a new pod is made when this one is gone.");
        }

        var said = KubernetesJson.Deserialize<V1Status>(Encoding.UTF8.GetString(status));
        var code = said.Details?.Causes?.FirstOrDefault(cause => cause.Reason == "ExitCode")?.Message;
        return said.Status == "Success" ? 0
            : int.TryParse(code, CultureInfo.InvariantCulture, out var exitCode) ? exitCode
            : throw new PodNotEnteredException($"Could not run {CommandWords.Of(argv)} on node {node}: pod {pod.Metadata.Name} did not start it. It says: \"{said.Message}\".");
    }

    private async Task EndAsync(IReadOnlyList<string> argv, RemoteOutput output, Task running)
    {
        // Errors are no news here: whoever cancelled is not waiting for an answer, and a pod that went away took the command with it.
        try
        {
            if (await output.Pid.WaitAsync(_patience) is { } pid)
            {
                await TalkAsync(argv, RemoteProcess.Ending(pid), new RemoteOutput()).WaitAsync(_patience);
                await running.WaitAsync(_patience);
            }
        }
        catch (Exception error) when (error is TimeoutException or PodLabException)
        {
            Debug.WriteLine(error);
        }
    }
}
