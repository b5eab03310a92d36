using NetMQ;
using NetMQ.Sockets;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>
/// A front end for tests. It starts a real kernel process as Jupyter does, with a connection file. It speaks the messaging protocol over the sockets
/// of <see cref="JupyterClient"/>, message by message, and can also send malformed messages. It doesn't depend on the kernel's code.
/// </summary>
internal sealed class FrontEnd : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly KernelConnection _connection = new();
    private readonly WireFormat _format;
    private readonly ClientSockets _sockets;
    private readonly DealerSocket _heartbeat = new();
    private readonly List<JupyterReply> _published = [];
    private readonly List<JupyterMessage> _answers = [];

    private FrontEnd(string workingFolder, Func<string, ProcessStartInfo>? start)
    {
        var command = start?.Invoke(ConnectionFile) ?? new ProcessStartInfo(KernelPath, ["jupyter", ConnectionFile]) { WorkingDirectory = workingFolder };
        command.RedirectStandardError = true;
        Process = Process.Start(command)!;
        Process.BeginErrorReadLine();
        _format = new(_connection.Key);
        _sockets = new(_connection, _format);
        _heartbeat.Connect(_connection.Address(JupyterChannel.Heartbeat));
    }

    public static string KernelPath { get; } = Path.Combine(AppContext.BaseDirectory, "PodLab.CSharpKernel");

    public string ConnectionFile => _connection.File;

    /// <summary>Shell, control, stdin, heartbeat, iopub.</summary>
    public int[] Ports =>
    [
        .. new[] { JupyterChannel.Shell, JupyterChannel.Control, JupyterChannel.Stdin, JupyterChannel.Heartbeat, JupyterChannel.Iopub }
            .Select(channel => _connection.Ports[(int)channel]),
    ];

    public Process Process { get; }

    /// <summary>Starts a kernel, and returns when none of its outputs can be missed any more.</summary>
    public static FrontEnd Start(string? workingFolder = null, Func<string, ProcessStartInfo>? start = null)
    {
        var client = new FrontEnd(workingFolder ?? AppContext.BaseDirectory, start);
        client.Published(message => message.Type == "iopub_welcome");
        return client;
    }

    /// <summary>Sends a request; the answer and all resulting publications name the returned ID.</summary>
    public string Send(string type, JsonObject content, JupyterChannel channel = JupyterChannel.Shell, string? key = null)
    {
        var id = Guid.NewGuid().ToString();
        SendRaw((key is null ? _format : new WireFormat(key)).Encode(id, type, content), channel);
        return id;
    }

    /// <summary>Sends four signed frames; they need not be a message.</summary>
    public void SendFrames(IEnumerable<string> frames, JupyterChannel channel = JupyterChannel.Shell) => SendRaw(_format.Sign(frames), channel);

    public void SendRaw(IEnumerable<byte[]> frames, JupyterChannel channel = JupyterChannel.Shell) => _sockets.Send(channel, [.. frames]);

    /// <summary>The answer to a request.</summary>
    public JupyterReply Reply(string id, JupyterChannel channel = JupyterChannel.Shell) => Answer(message => message.Channel == channel && message.ParentId == id);

    public JupyterReply Ask(string type, JsonObject content, JupyterChannel channel = JupyterChannel.Shell) => Reply(Send(type, content, channel), channel);

    /// <summary>The next question that a cell asks the learner.</summary>
    public JupyterReply Question() => Answer(message => message.Channel == JupyterChannel.Stdin);

    /// <summary>Runs a cell, and returns all resulting publications until the kernel is idle again, and the answer.</summary>
    public JupyterCell Run(string code, JsonObject? with = null)
    {
        var id = Execute(code, with);
        return new(PublishedUntilIdle(id), Reply(id));
    }

    public string Execute(string code, JsonObject? with = null)
    {
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["allow_stdin"] = false };
        foreach (var (name, value) in with ?? [])
        {
            content[name] = value?.DeepClone();
        }

        return Send("execute_request", content);
    }

    /// <summary>All publications up to the first one that meets a condition, including earlier ones that weren't read.</summary>
    public JupyterReply Published(Func<JupyterReply, bool> condition)
    {
        while (true)
        {
            if (_published.Find(message => condition(message)) is { } found)
            {
                return found;
            }

            Receive();
        }
    }

    /// <summary>Whether a request has caused any publication so far.</summary>
    public bool HasHeardOf(string id) => _published.Exists(message => message.ParentId == id);

    /// <summary>All publications for a request, from "busy" to "idle".</summary>
    public IReadOnlyList<JupyterReply> PublishedUntilIdle(string id)
    {
        Published(message => message.ParentId == id && message.Type == "status" && message.Text("execution_state") == "idle");
        JupyterReply[] published = [.. _published.Where(message => message.ParentId == id)];
        _published.RemoveAll(message => message.ParentId == id);
        return published;
    }

    public string Beat(string text)
    {
        _heartbeat.SendFrame(text);
        return _heartbeat.TryReceiveFrameString(_patience, out var echo) ? echo! : throw new TimeoutException("The heart does not beat.");
    }

    public void Dispose()
    {
        _heartbeat.Options.Linger = TimeSpan.Zero;
        _heartbeat.Dispose();
        _sockets.Dispose();
        Process.Kill(entireProcessTree: true);
        Process.Dispose();
        _connection.Dispose();
    }

    private JupyterReply Answer(Predicate<JupyterMessage> isIt)
    {
        while (true)
        {
            if (_answers.Find(isIt) is { } found)
            {
                _answers.Remove(found);
                return JupyterReply.Of(found);
            }

            Receive();
        }
    }

    private void Receive()
    {
        using var patience = new CancellationTokenSource(_patience);
        JupyterMessage message;
        try
        {
            message = _sockets.ReceiveAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("The kernel says nothing.");
        }

        if (message.Channel == JupyterChannel.Iopub)
        {
            _published.Add(JupyterReply.Of(message));
        }
        else
        {
            _answers.Add(message);
        }
    }
}

/// <summary>One kernel for the tests of a class, which run one after the other and leave it as good as new.</summary>
public sealed class SharedKernel : IDisposable
{
    internal FrontEnd Client { get; } = FrontEnd.Start();

    public void Dispose() => Client.Dispose();
}
