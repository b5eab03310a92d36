using NetMQ;
using NetMQ.Sockets;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>
/// The kernel's ZeroMQ sockets. ZeroMQ's sockets belong to one thread: here the poller's, which never runs a cell. Other threads pass it encoded and
/// signed messages, which it sends in the order of their arrival.
/// </summary>
internal sealed class JupyterSockets : IDisposable
{
    private static readonly TimeSpan _linger = TimeSpan.FromSeconds(1);

    private readonly MessageCodec _codec;
    private readonly Dictionary<JupyterChannel, RouterSocket> _routers;
    private readonly XPublisherSocket _iopub = new();
    private readonly NetMQQueue<Action> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly TextWriter _log;
    private bool _isDisposed;

    /// <summary>Listens only on the connection file's address. Receives nothing before <see cref="Start"/>.</summary>
    public JupyterSockets(ConnectionFile connection, TextWriter log)
    {
        _log = log;
        _codec = new(new MessageSignature(connection.Key));
        _routers = new()
        {
            [JupyterChannel.Shell] = Listening(new RouterSocket(), connection.Ip, connection.ShellPort),
            [JupyterChannel.Control] = Listening(new RouterSocket(), connection.Ip, connection.ControlPort),
            [JupyterChannel.Stdin] = Listening(new RouterSocket(), connection.Ip, connection.StdinPort),
        };
        // Without a limit: a publisher beyond its limit drops messages, but all of a cell's lines must arrive.
        _iopub.Options.SendHighWatermark = 0;
        // Reports every subscriber, not only the first one to a topic.
        _iopub.Options.XPubVerbose = true;
        Listening(_iopub, connection.Ip, connection.IopubPort);
        _iopub.ReceiveReady += (_, _) => WelcomeSubscriber();
        _outgoing.ReceiveReady += (_, _) => SendNext();
        _poller = [_routers[JupyterChannel.Shell], _routers[JupyterChannel.Control], _routers[JupyterChannel.Stdin], _iopub, _outgoing];
    }

    /// <summary>Starts to receive. The poller's thread calls the handler, which must not block it.</summary>
    public void Start(Action<JupyterChannel, JupyterRequest> receive)
    {
        foreach (var (channel, router) in _routers)
        {
            router.ReceiveReady += (_, _) => Receive(channel, router, receive);
        }

        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Sends to the sender of the request.</summary>
    public void Send(JupyterChannel channel, JupyterRequest request, OutgoingMessage message)
    {
        var frames = _codec.Encode(request.Route, request.Header, message);
        _outgoing.Enqueue(() => _routers[channel].SendMultipartBytes(frames));
    }

    /// <summary>Sends to all subscribers.</summary>
    public void Publish(byte[] parentHeader, OutgoingMessage message)
    {
        var frames = _codec.Encode([Encoding.UTF8.GetBytes(message.Type)], parentHeader, message);
        _outgoing.Enqueue(() => _iopub.SendMultipartBytes(frames));
    }

    /// <summary>Closes the sockets after sending all pending messages.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        using var allSent = new ManualResetEventSlim();
        _outgoing.Enqueue(allSent.Set);
        allSent.Wait(_linger);
        _poller.Dispose();
        foreach (var socket in _routers.Values.Append<NetMQSocket>(_iopub))
        {
            socket.Options.Linger = _linger;
            socket.Dispose();
        }

        _outgoing.Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    private static T Listening<T>(T socket, string ip, int port)
        where T : NetMQSocket
    {
        socket.Bind($"tcp://{ip}:{port}");
        return socket;
    }

    private void Receive(JupyterChannel channel, RouterSocket router, Action<JupyterChannel, JupyterRequest> receive)
    {
        try
        {
            if (_codec.Decode(router.ReceiveMultipartBytes()) is { } request)
            {
                receive(channel, request);
            }
        }
        catch (Exception error)
        {
            // Even if one message is wrong, the next is received.
            _log.WriteLine($"Dropped: {error.Message}");
        }
    }

    // JEP 65: a front end that received this won't miss any output.
    private void WelcomeSubscriber()
    {
        var frame = _iopub.ReceiveFrameBytes();
        if (frame is [1, ..])
        {
            var topic = frame[1..];
            var welcome = new OutgoingMessage("iopub_welcome", new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) });
            // Its first frame is the subscription itself. Otherwise a front end that subscribes to only one topic wouldn't receive it.
            _iopub.SendMultipartBytes(_codec.Encode([topic], MessageCodec.NoParent, welcome));
        }
    }

    private void SendNext()
    {
        try
        {
            _outgoing.Dequeue()!();
        }
        catch (HostUnreachableException)
        {
            // The front end of this request is gone; others may be listening.
        }
    }
}
