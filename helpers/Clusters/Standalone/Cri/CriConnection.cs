using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>A connection to a container runtime's CRI socket, as the kubelet and <c>crictl</c> use it.</summary>
internal sealed class CriConnection : IDisposable
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    private readonly GrpcChannel _channel;

    private CriConnection(string socketPath, GrpcChannel channel)
    {
        (SocketPath, _channel) = (socketPath, channel);
        Runtime = new RuntimeService.RuntimeServiceClient(channel);
        Images = new ImageService.ImageServiceClient(channel);
    }

    public string SocketPath { get; }

    public RuntimeService.RuntimeServiceClient Runtime { get; }

    public ImageService.ImageServiceClient Images { get; }

    /// <summary>Prepares a connection; the first call opens the socket.</summary>
    public static CriConnection Open(string socketPath)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) => await UnixSocket.ConnectAsync(socketPath, cancellation),
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
        };
        return new CriConnection(socketPath, GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            Credentials = ChannelCredentials.Insecure,
            MaxReceiveMessageSize = MaxMessageBytes,
        }));
    }

    /// <summary>The sentence for a failed call: the runtime's own words, or that nothing is listening on the socket.</summary>
    public PodLabException Explain(RpcException error, string whatWasAsked)
    {
        var said = error.Status.StatusCode == StatusCode.Unavailable
            ? $"nothing is listening on {SocketPath} ({Innermost(error)}). Is the node's containerd still running? `setup/podlab up` starts it again"
            : $"containerd said: {error.Status.Detail}";
        return new PodLabException($"Could not {whatWasAsked}: {said}.", error);
    }

    public void Dispose() => _channel.Dispose();

    private static string Innermost(RpcException error) =>
        error.Status.DebugException?.GetBaseException() is SocketException socket ? socket.Message : error.Status.Detail;
}
