using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using Grpc.Core;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The probes of a pod's running containers.</summary>
internal sealed class PodProbes(PodRuntime runtime, Action changed) : IDisposable
{
    private readonly Dictionary<string, ProbedContainer> _probed = [];

    /// <summary>Starts to probe the running containers, and stops for those that ended.</summary>
    public void Follow(V1Pod pod, PodSeen seen)
    {
        var running = seen.Containers.Where(container => container.IsRunning).ToDictionary(container => container.Id);
        foreach (var gone in _probed.Keys.Where(id => !running.ContainsKey(id)).ToList())
        {
            _probed[gone].Dispose();
            _probed.Remove(gone);
        }

        foreach (var container in pod.Spec.AllInitContainers().Concat(pod.Spec.Containers).Where(HasProbes))
        {
            if (seen.Current(container.Name) is { IsRunning: true } current && !_probed.ContainsKey(current.Id))
            {
                var podIP = seen.Ready?.IP;
                _probed[current.Id] = new ProbedContainer(
                    container, (probe, stop) => Probing.SucceedsAsync(probe, container, current.Id, podIP ?? "127.0.0.1", runtime, stop), changed);
            }
        }
    }

    public bool HasStarted(ContainerSeen container) => container.IsRunning && (Find(container)?.HasStarted ?? true);

    public bool IsReady(ContainerSeen container) => HasStarted(container) && (Find(container)?.IsReady ?? true);

    public bool MustEnd(ContainerSeen container) => Find(container)?.MustEnd ?? false;

    public void Dispose()
    {
        foreach (var probed in _probed.Values)
        {
            probed.Dispose();
        }

        _probed.Clear();
    }

    private static bool HasProbes(V1Container container) => (container.StartupProbe ?? container.ReadinessProbe ?? container.LivenessProbe) is not null;

    private ProbedContainer? Find(ContainerSeen container) => _probed.GetValueOrDefault(container.Id);
}

/// <summary>One probe of a container, made as the kubelet does: from the node, over the pod's network, or by a command inside.</summary>
internal static class Probing
{
    [SuppressMessage("Security", "CA5359", Justification = "\"If scheme is set to HTTPS, the kubelet sends an HTTPS request skipping the certificate verification.\"")]
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });

    public static async Task<bool> SucceedsAsync(
        V1Probe probe, V1Container container, string containerId, string? podIP, PodRuntime runtime, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var seconds = probe.TimeoutSeconds ?? 1;
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            return probe switch
            {
                { Exec.Command: { } argv } => (await runtime.ExecuteAsync(containerId, argv, seconds, limit.Token)).ExitCode == 0,
                { HttpGet: { } get } => await AnswersAsync(get, get.Host ?? podIP, PortOf(get.Port, container), limit.Token),
                { TcpSocket: { } socket } => await ListensAsync(socket.Host ?? podIP, PortOf(socket.Port, container), limit.Token),
                _ => throw new PodLabException(
                    "the probe doesn't say what to do: its exec has no command, or it has neither exec, httpGet nor tcpSocket."),
            };
        }
        catch (Exception error) when (error is HttpRequestException or SocketException or RpcException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(V1HTTPGetAction get, string? host, int port, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(get, host, port));
        foreach (var header in get.HttpHeaders ?? [])
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (int)response.StatusCode is >= 200 and < 400;
    }

    // The path may contain a query.
    private static Uri AddressOf(V1HTTPGetAction get, string? host, int port)
    {
        var root = new UriBuilder(get.Scheme ?? "HTTP", host, port).Uri.GetLeftPart(UriPartial.Authority);
        return new Uri($"{root}/{(get.Path is ['/', .. var path] ? path : get.Path)}");
    }

    private static async Task<bool> ListensAsync(string? host, int port, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host ?? "127.0.0.1", port, cancellation);
        return true;
    }

    // A port is a number, or the name of one of the container's ports.
    private static int PortOf(IntOrString port, V1Container container) => int.TryParse(port.Value, out var number)
        ? number
        : container.Ports?.FirstOrDefault(named => named.Name == port.Value)?.ContainerPort ?? 0;
}
