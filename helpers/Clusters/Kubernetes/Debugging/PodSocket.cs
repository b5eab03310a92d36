using System.Net.WebSockets;
using k8s;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// Connects to a command in a container of a pod: a WebSocket whose messages begin with the number of their channel, standard input 0, standard output 1,
/// standard error 2, and in the end 3 with the command's status. (Kubernetes:
/// <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/">API concepts</see>, subprotocol <c>v4.channel.k8s.io</c>.)
/// </summary>
internal sealed class PodSocket(ApiServer server, V1Pod pod, string container, string node, IReadOnlyList<string> argv)
{
    public const byte InputChannel = 0;
    public const byte OutputChannel = 1;
    public const byte ErrorChannel = 2;
    public const byte StatusChannel = 3;

    /// <summary>Says, in <see cref="ProtocolWithClose"/>, which other channel is closed.</summary>
    public const byte CloseChannel = 255;

    /// <summary>Kubernetes 1.30 and later speak it.</summary>
    public const string ProtocolWithClose = "v5.channel.k8s.io";

    // An older one is spoken when none is named, which has no status.
    private const string Protocol = "v4.channel.k8s.io";

    public string Node => node;

    /// <summary>Where the command runs, for a sentence.</summary>
    public string Where { get => field ?? $"on node {node}"; init; }

    /// <summary>What to do when the connection is cut.</summary>
    public string Advice { get; init; } = "Run the cell again; a new pod is made when this one is gone.";

    public IReadOnlyList<string> Argv => argv;

    public Task<T> CallAsync<T>(Func<IKubernetes, CancellationToken, Task<T>> call) =>
        server.AskAsync($"run {CommandWords.Of(argv)} {Where}", call, CancellationToken.None);

    /// <exception cref="PodNotEnteredException">There is no such pod any more.</exception>
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
                // The refusal doesn't say whether of the pod or of the protocol; the next one is of the pod.
            }
        }

        return await ConnectAsync(command, takesInput, Protocol);
    }

    // {"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}
    /// <summary>The exit code that the command's status tells.</summary>
    /// <exception cref="PodLabException">The connection ended before, or the command did not start.</exception>
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
            : throw new PodNotEnteredException($"Could not run {CommandWords.Of(argv)} {Where}: pod {pod.Metadata.Name} did not start it. It says: \"{said.Message}\".");
    }

    // A refusal comes as a failed handshake, without the server's words: that there is no such pod any more, most of all.
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

/// <summary>A pod did not begin to run a command: it is gone, or it has ended.</summary>
/// <param name="message">What was to run, where, and what came back.</param>
internal sealed class PodNotEnteredException(string message) : PodLabException(message);
