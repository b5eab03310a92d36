using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace PodLab.Setup.Jupyter;

/// <summary>
/// The client's ZeroMQ sockets. They belong to one thread, the poller's. Other threads pass it messages to send, and receive messages with
/// <see cref="ReceiveAsync"/>.
/// </summary>
internal sealed class ClientSockets : IDisposable
{
    // The kernel starts to listen after the client connects. Short intervals then avoid a long wait for the next attempt.
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _timeForLastMessages = TimeSpan.FromMilliseconds(300);

    private readonly Channel<JupyterMessage> _received = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Dictionary<JupyterChannel, NetMQSocket> _sockets;
    private readonly NetMQQueue<(JupyterChannel Channel, IReadOnlyList<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly WireFormat _format;
    private bool _isDisposed;

    /// <summary>Connects to the kernel's address, even before it listens.</summary>
    public ClientSockets(KernelConnection connection, WireFormat format)
    {
        _format = format;
        // As Jupyter's own clients do: one identity for the shell and for the questions of its cells.
        var identity = Guid.NewGuid().ToByteArray();
        var iopub = new SubscriberSocket();
        _sockets = new()
        {
            [JupyterChannel.Shell] = new DealerSocket { Options = { Identity = identity } },
            [JupyterChannel.Control] = new DealerSocket(),
            [JupyterChannel.Stdin] = new DealerSocket { Options = { Identity = identity } },
            [JupyterChannel.Iopub] = iopub,
        };
        foreach (var (channel, socket) in _sockets)
        {
            socket.Options.ReconnectInterval = _betweenAttempts;
            // Without a limit: messages beyond it would be lost, but every line of a cell must arrive.
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = TimeSpan.Zero;
            socket.ReceiveReady += (_, _) => Receive(channel, socket);
            socket.Connect(connection.Address(channel));
            _poller.Add(socket);
        }

        iopub.SubscribeToAnyTopic();
        _outgoing.ReceiveReady += (_, _) => SendNext();
        _poller.Add(_outgoing);
        _poller.RunAsync("Jupyter client", isBackgroundThread: true);
    }

    /// <summary>The received messages of all channels, in the order of their arrival.</summary>
    /// <exception cref="PodLabException">The kernel died, and all of its messages were received.</exception>
    public async Task<JupyterMessage> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return await _received.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is PodLabException death)
        {
            throw new PodLabException(death.Message, death);
        }
    }

    /// <summary>Sends frames.</summary>
    public void Send(JupyterChannel channel, IReadOnlyList<byte[]> frames) => _outgoing.Enqueue((channel, frames));

    /// <summary>Makes <see cref="ReceiveAsync"/> report the kernel's death when it dies.</summary>
    public async Task CompleteAtDeathAsync(KernelProcess process)
    {
        await process.Ended;
        // Its last messages may still be on their way.
        await Task.Delay(_timeForLastMessages);
        _received.Writer.TryComplete(new PodLabException(
            $"The kernel that ran the cell died{process.ExitCode}. {process.Words} The earlier outputs are saved. Run the notebook again."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _poller.Dispose();
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _outgoing.Dispose();
    }

    private void Receive(JupyterChannel channel, NetMQSocket socket)
    {
        if (_format.Decode(channel, socket.ReceiveMultipartBytes()) is { } message)
        {
            _received.Writer.TryWrite(message);
        }
    }

    private void SendNext()
    {
        while (_outgoing.TryDequeue(out var message, TimeSpan.Zero))
        {
            _sockets[message.Channel].SendMultipartBytes(message.Frames);
        }
    }
}
