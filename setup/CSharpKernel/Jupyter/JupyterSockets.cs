using NetMQ;
using NetMQ.Sockets;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>
/// The kernel's ZeroMQ sockets. ZeroMQ's sockets belong to one thread: the poller's here, which never runs a cell. Others hand it what is to be sent,
/// encoded and signed already, and it goes out in the order in which it was handed over.
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

    /// <summary>Listens on the connection file's address, and nowhere else. Nothing is received before <see cref="Start"/>.</summary>
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
        // Without a limit: a publisher past its limit drops messages, and a cell's lines must all arrive.
        _iopub.Options.SendHighWatermark = 0;
        // Tells of every subscriber, and not only of the first to a topic.
        _iopub.Options.XPubVerbose = true;
        Listening(_iopub, connection.Ip, connection.IopubPort);
        _iopub.ReceiveReady += (_, _) => WelcomeSubscriber();
        _outgoing.ReceiveReady += (_, _) => SendNext();
        _poller = [_routers[JupyterChannel.Shell], _routers[JupyterChannel.Control], _routers[JupyterChannel.Stdin], _iopub, _outgoing];
    }

    /// <summary>Starts to receive. The handler is called on the poller's thread and must not keep it.</summary>
    public void Start(Action<JupyterChannel, JupyterRequest> receive)
    {
        foreach (var (channel, router) in _routers)
        {
            router.ReceiveReady += (_, _) => Receive(channel, router, receive);
        }

        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Sends to the one who asked.</summary>
    public void Send(JupyterChannel channel, JupyterRequest request, OutgoingMessage message)
    {
        var frames = _codec.Encode(request.Route, request.Header, message);
        _outgoing.Enqueue(() => _routers[channel].SendMultipartBytes(frames));
    }

    /// <summary>Sends to all who listen.</summary>
    public void Publish(byte[] parentHeader, OutgoingMessage message)
    {
        var frames = _codec.Encode([Encoding.UTF8.GetBytes(message.Type)], parentHeader, message);
        _outgoing.Enqueue(() => _iopub.SendMultipartBytes(frames));
    }

    /// <summary>Closes the sockets when what was handed over has been sent.</summary>
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
            // Whatever is wrong with one message, the next is received.
            _log.WriteLine($"Dropped: {error.Message}");
        }
    }

    // JEP 65: a front end that has heard this knows that it will miss no output.
    private void WelcomeSubscriber()
    {
        var frame = _iopub.ReceiveFrameBytes();
        if (frame is [1, ..])
        {
            var topic = frame[1..];
            var welcome = new OutgoingMessage("iopub_welcome", new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) });
            // Its first frame is the subscription itself, or a front end that listens to one topic alone would not hear it.
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
            // The front end that asked has gone; others may be listening.
        }
    }
}
