using System.Buffers;
using System.Net.WebSockets;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// A command in a container of a pod, over the API server: see <see cref="PodSocket"/>. The node's runtime sends the exit code only after the
/// command's background children have closed its output, as with <c>kubectl exec</c>.
/// </summary>
internal sealed class PodExec : RunningCommand
{
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly PodSocket _place;
    private readonly WebSocket _socket;

    private PodExec(PodSocket place, WebSocket socket, bool saysPid)
        : base(place.Node, place.Argv, saysPid)
    {
        (_place, _socket, Input) = (place, socket, new PodInput(socket));
        ExitCode = RunAsync();
    }

    public override Stream Input { get; }

    public override Task<int> ExitCode { get; }

    /// <exception cref="PodNotEnteredException">The pod is gone, or it has ended.</exception>
    public static async Task<PodExec> OpenAsync(PodSocket place, bool takesInput, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var opening = OpenAsync(place, RemoteProcess.Starting(place.Argv), takesInput);
        try
        {
            return await opening.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // A request that was sent can't be withdrawn. So this waits for the command to start and ends it.
            await EndLateAsync(opening).WaitAsync(_patience, CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>
    /// Runs a command in one of the learner's containers. The container may have no shell that could report a PID, so the command is started
    /// directly. Disposing closes the connection and leaves the command running, as <c>kubectl exec</c> does.
    /// </summary>
    /// <exception cref="PodLabException">It didn't start.</exception>
    public static async Task<PodExec> OpenInContainerAsync(PodSocket place, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(place, await place.ConnectAsync(place.Argv, takesInput: false), saysPid: false);
    }

    private protected override async Task EndAsync(IReadOnlyList<string> ending) => await (await OpenAsync(_place, ending, takesInput: false)).ExitCode;

    private protected override void Close() => _socket.Dispose();

    private static async Task<PodExec> OpenAsync(PodSocket place, IReadOnlyList<string> command, bool takesInput) =>
        new(place, await place.ConnectAsync(command, takesInput), saysPid: true);

    private static async Task EndLateAsync(Task<PodExec> opening) => await (await opening).DisposeAsync();

    private async Task<int> RunAsync() => _place.ExitCode(await _place.CallAsync((_, _) => ReadAsync()));

    private async Task<byte[]> ReadAsync()
    {
        using var status = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            byte channel = 0;
            var isFirstPiece = true;
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
            {
                var bytes = buffer.AsSpan(0, read.Count);
                if (isFirstPiece && read.Count > 0)
                {
                    channel = bytes[0];
                    bytes = bytes[1..];
                }

                Take(channel, bytes, status);
                isFirstPiece = read.EndOfMessage;
            }

            return status.ToArray();
        }
        finally
        {
            Received.Complete();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Take(byte channel, ReadOnlySpan<byte> bytes, MemoryStream status)
    {
        switch (channel)
        {
            case PodSocket.OutputChannel:
                Received.AddOutput(bytes);
                break;
            case PodSocket.ErrorChannel:
                Received.AddError(bytes);
                break;
            case PodSocket.StatusChannel:
                status.Write(bytes);
                break;
        }
    }

    /// <summary>Sends the command's input as messages on its channel.</summary>
    private sealed class PodInput(WebSocket socket) : WriteOnlyStream
    {
        private bool _isClosed;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await SendAsync([PodSocket.InputChannel, .. buffer.Span], cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClosed)
            {
                _isClosed = true;
                if (socket is { SubProtocol: PodSocket.ProtocolWithClose, State: WebSocketState.Open })
                {
                    SendAsync([PodSocket.CloseChannel, PodSocket.InputChannel], CancellationToken.None).GetAwaiter().GetResult();
                }
            }

            base.Dispose(disposing);
        }

        private Task SendAsync(byte[] message, CancellationToken cancellation) =>
            socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellation);
    }
}
