using System.Runtime.CompilerServices;

namespace PodLab.Setup.Jupyter;

/// <summary>
/// A client of a Jupyter kernel: starts the kernel, runs cells in it, and ends it, over the
/// <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Jupyter messaging protocol</see>. Cells run the same here as in VS Code
/// and JupyterLab. Only one caller at a time receives messages.
/// </summary>
internal sealed class JupyterClient : IAsyncDisposable
{
    private static readonly TimeSpan _timeToBeReady = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _timeToBecomeIdle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _timeToLeaveCell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _timeToAgree = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _timeToEnd = TimeSpan.FromSeconds(6);

    private readonly KernelLaunch _launch;
    private readonly WireFormat _format;
    private readonly KernelProcess _process;
    private readonly ClientSockets _sockets;
    private string? _runningCell;

    private JupyterClient(KernelLaunch launch, KernelConnection connection, KernelProcess process)
    {
        (_launch, _process, _format) = (launch, process, new WireFormat(connection.Key));
        _sockets = new ClientSockets(connection, _format);
        _ = _sockets.CompleteAtDeathAsync(process);
    }

    /// <summary>The kernel's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a kernel, and returns when it answers and none of its outputs can be missed.</summary>
    /// <param name="launch">The kernel.</param>
    /// <param name="folder">The folder in which its cells run.</param>
    /// <param name="environment">Variables for it, in addition to those of this process.</param>
    /// <param name="cancellation">Cancels the start and ends the kernel.</param>
    /// <param name="readyWithin">The time limit, two minutes by default: a busy machine may freeze for one.</param>
    /// <exception cref="PodLabException">It can't be started, ends immediately, or doesn't answer in time.</exception>
    public static async Task<JupyterClient> StartAsync(
        KernelLaunch launch, string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation, TimeSpan? readyWithin = null)
    {
        var connection = new KernelConnection();
        var process = KernelProcess.Start(launch, connection, folder, environment);
        var client = new JupyterClient(launch, connection, process);
        try
        {
            await KernelGreeting.ExchangeAsync(client, process, readyWithin ?? _timeToBeReady, cancellation);
            return client;
        }
        catch
        {
            client.End();
            throw;
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its ID, which all resulting messages have as their <see cref="JupyterMessage.ParentId"/>.</returns>
    public string Send(string type, JsonObject content, JupyterChannel channel = JupyterChannel.Shell, JsonObject? metadata = null)
    {
        var id = Guid.NewGuid().ToString();
        _sockets.Send(channel, _format.Encode(id, type, content, metadata));
        return id;
    }

    /// <summary>The next message on any channel.</summary>
    /// <exception cref="PodLabException">The kernel died.</exception>
    public Task<JupyterMessage> ReceiveAsync(CancellationToken cancellation) => _sockets.ReceiveAsync(cancellation);

    /// <summary>Sends a request and returns the content of its answer; messages before it are dropped.</summary>
    /// <exception cref="PodLabException">The kernel died.</exception>
    public async Task<JsonObject> AskAsync(string type, JsonObject content, CancellationToken cancellation, JupyterChannel channel = JupyterChannel.Shell)
    {
        var id = Send(type, content, channel);
        while (true)
        {
            var message = await _sockets.ReceiveAsync(cancellation);
            if (message.Channel == channel && message.ParentId == id)
            {
                return message.Content;
            }
        }
    }

    /// <summary>Starts to run a cell. <see cref="FollowAsync"/> returns its messages.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="options">Members of the request that differ from the defaults: a cell that is stored, counted, and may not prompt its
    /// user.</param>
    /// <param name="metadata">The cell's metadata, which JupyterLab also sends: .NET Interactive reads the cell's language there.</param>
    /// <returns>The request's ID.</returns>
    public string Execute(string code, JsonObject? options = null, JsonObject? metadata = null)
    {
        // This client runs one cell at a time and stops by itself; the kernel must not drop later requests.
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false, ["stop_on_error"] = false };
        foreach (var (name, value) in options ?? [])
        {
            content[name] = value?.DeepClone();
        }

        return _runningCell = Send("execute_request", content, metadata: metadata);
    }

    /// <summary>
    /// The kernel's publications and questions until a cell ended, and then its <c>execute_reply</c>. Earlier cells may still publish: see
    /// <see cref="JupyterMessage.ParentId"/>.
    /// </summary>
    /// <exception cref="PodLabException">The kernel died.</exception>
    public async IAsyncEnumerable<JupyterMessage> FollowAsync(string cell, [EnumeratorCancellation] CancellationToken cancellation)
    {
        JupyterMessage? reply = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (var isIdle = false; reply is null || !isIdle;)
        {
            JupyterMessage message;
            try
            {
                message = await _sockets.ReceiveAsync(patience.Token);
            }
            catch (OperationCanceledException) when (reply is not null && !cancellation.IsCancellationRequested)
            {
                break; // It has answered, and doesn't say that it is idle.
            }

            isIdle |= message.IsIdle && message.ParentId == cell;
            if (message.Channel == JupyterChannel.Shell && message.ParentId == cell)
            {
                reply = message;
                patience.CancelAfter(_timeToBecomeIdle);
            }
            else if (message.Channel is JupyterChannel.Iopub or JupyterChannel.Stdin)
            {
                yield return message;
            }
        }

        _runningCell = null;
        yield return reply;
    }

    /// <summary>Requests the kernel to abandon the running cell.</summary>
    public void Interrupt()
    {
        if (_launch.InterruptsByMessage)
        {
            Send("interrupt_request", [], JupyterChannel.Control);
        }
        else
        {
            _process.Interrupt();
        }
    }

    /// <summary>
    /// Ends the kernel. It interrupts the running cell, which may then end what it runs elsewhere, requests the shutdown, and kills what is left
    /// after some seconds.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        using var started = new ChildProcesses(_process.Id);
        await LeaveCellAsync();
        await ShutDownAsync();
        // Before the kernel closes its own sockets: these would try to reconnect every few milliseconds.
        _sockets.Dispose();
        await _process.EndsWithinAsync(_timeToEnd);
        End();
        // Programs that a cell started without waiting for them.
        started.Kill();
    }

    private void End()
    {
        _sockets.Dispose();
        _process.Kill();
        _process.Dispose();
    }

    private Task ShutDownAsync() => TryWithinAsync(
        _timeToAgree, patience => AskAsync("shutdown_request", new() { ["restart"] = false }, patience, JupyterChannel.Control));

    private async Task LeaveCellAsync()
    {
        if (_runningCell is { } cell && !_process.Ended.IsCompleted)
        {
            Interrupt();
            await TryWithinAsync(_timeToLeaveCell, async patience => await FollowAsync(cell, patience).LastOrDefaultAsync(patience));
        }
    }

    // If the kernel doesn't do it, it is killed.
    private static async Task TryWithinAsync(TimeSpan time, Func<CancellationToken, Task> action)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await action(patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or PodLabException)
        {
            // Too late, or the kernel already ended.
        }
    }
}
