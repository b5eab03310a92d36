using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace PodLab.Setup.Jupyter;

/// <summary>
/// The client's ZeroMQ sockets. They belong to one thread, the poller's: others hand it what is to be sent, and take what came by <see cref="ReceiveAsync"/>.
/// </summary>
internal sealed class ClientSockets : IDisposable
{
    // The kernel listens some time after the client connects. Then it must not wait for the next attempt.
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _timeForLastMessages = TimeSpan.FromMilliseconds(300);

    private readonly Channel<JupyterMessage> _received = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Dictionary<JupyterChannel, NetMQSocket> _sockets;
    private readonly NetMQQueue<(JupyterChannel Channel, IReadOnlyList<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly WireFormat _format;
    private bool _isDisposed;

    /// <summary>Connects to where the kernel listens, or will listen.</summary>
    public ClientSockets(KernelConnection connection, WireFormat format)
    {
        _format = format;
        // As Jupyter's own clients do: one identity for the shell and for the questions that its cells ask.
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
            // Without a limit: past it messages would be lost, and every line of a cell has to arrive.
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

    /// <summary>What came, on all channels, in the order of its arrival.</summary>
    /// <exception cref="PodLabException">The kernel has died, and everything that it had sent has been taken.</exception>
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

    /// <summary>Lets <see cref="ReceiveAsync"/> tell of the kernel's death when it dies.</summary>
    public async Task CompleteAtDeathAsync(KernelProcess process)
    {
        await process.Ended;
        // What it said last may still be on its way.
        await Task.Delay(_timeForLastMessages);
        _received.Writer.TryComplete(new PodLabException(
            $"The kernel that ran the cell has died{process.ExitCode}. {process.Words} What ran before it is saved; run the notebook again."));
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
