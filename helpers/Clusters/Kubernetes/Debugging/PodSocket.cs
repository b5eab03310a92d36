using System.Net.WebSockets;
using k8s;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// Connects to a command in a container of a pod, over a WebSocket. Each message begins with a channel number: 0 for standard input, 1 for standard
/// output, 2 for standard error. The last message, on channel 3, is the command's status. (Kubernetes:
/// <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/">API concepts</see>, subprotocol <c>v4.channel.k8s.io</c>.)
/// </summary>
internal sealed class PodSocket(ApiServer server, V1Pod pod, string container, string node, IReadOnlyList<string> argv)
{
    public const byte InputChannel = 0;
    public const byte OutputChannel = 1;
    public const byte ErrorChannel = 2;
    public const byte StatusChannel = 3;

    /// <summary>In <see cref="ProtocolWithClose"/>, announces that another channel is closed.</summary>
    public const byte CloseChannel = 255;

    /// <summary>The protocol of Kubernetes 1.30 and later.</summary>
    public const string ProtocolWithClose = "v5.channel.k8s.io";

    // Without a named protocol, the server uses an older one, which reports no status.
    private const string Protocol = "v4.channel.k8s.io";

    public string Node => node;

    /// <summary>The place where the command runs, as words for a sentence.</summary>
    public string Where { get => field ?? $"on node {node}"; init; }

    /// <summary>The advice for a connection that is cut.</summary>
    public string Advice { get; init; } = "Run the cell again; PodLab creates a new pod if this one is gone.";

    public IReadOnlyList<string> Argv => argv;

    public Task<T> CallAsync<T>(Func<IKubernetes, CancellationToken, Task<T>> call) =>
        server.AskAsync($"run {CommandWords.Of(argv)} {Where}", call, CancellationToken.None);

    /// <exception cref="PodNotEnteredException">The pod no longer exists.</exception>
    public async Task<WebSocket> ConnectAsync(IReadOnlyList<string> command, bool takesInput)
    {
        if (takesInput)
        {
            try
            {
                return await ConnectAsync(command, takesInput, ProtocolWithClose);
            }
            catch (PodNotEnteredException)
            {
                // The refusal doesn't say whether the pod or the protocol caused it. If the next attempt is refused, it's the pod.
            }
        }

        return await ConnectAsync(command, takesInput, Protocol);
    }

    // {"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}
    /// <summary>The exit code in the command's status.</summary>
    /// <exception cref="PodLabException">The connection ended before the command did, or the command didn't start.</exception>
    public int ExitCode(byte[] status)
    {
        if (status.Length == 0)
        {
            throw new PodLabException($"{CommandWords.Of(argv)} {Where} was cut off: the connection to pod {pod.Metadata.Name}, in which it ran, ended. {Advice}");
        }

        var said = KubernetesJson.Deserialize<V1Status>(Encoding.UTF8.GetString(status));
        var code = said.Details?.Causes?.FirstOrDefault(cause => cause.Reason == "ExitCode")?.Message;
        return said.Status == "Success" ? 0
            : int.TryParse(code, CultureInfo.InvariantCulture, out var exitCode) ? exitCode
            : throw new PodNotEnteredException($"Could not run {CommandWords.Of(argv)} {Where}: pod {pod.Metadata.Name} didn't start it. It says: \"{said.Message}\".");
    }

    // A refusal arrives as a failed handshake without the server's words. Usually the pod no longer exists.
    private Task<WebSocket> ConnectAsync(IReadOnlyList<string> command, bool takesInput, string protocol) => CallAsync(async (client, stop) =>
    {
        try
        {
            return await client.WebSocketNamespacedPodExecAsync(
                pod.Metadata.Name, pod.Metadata.NamespaceProperty, command, container, stdin: takesInput, tty: false,
                webSocketSubProtocol: protocol, cancellationToken: stop);
        }
        catch (WebSocketException error) when (error.InnerException is null)
        {
            throw new PodNotEnteredException(
                $"Could not run {CommandWords.Of(argv)} {Where}: the API server of context {server.Context} refused to connect to pod {pod.Metadata.Name} ({error.Message}).");
        }
    });
}

/// <summary>A pod didn't start a command because it's gone or has ended.</summary>
/// <param name="message">The command, the place, and the answer.</param>
internal sealed class PodNotEnteredException(string message) : PodLabException(message);
