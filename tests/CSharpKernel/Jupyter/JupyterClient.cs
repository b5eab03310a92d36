using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>
/// A front end of the tests: starts a real kernel process as Jupyter does, with a connection file, and speaks the messaging protocol to it over real
/// sockets. It knows nothing of the kernel's code.
/// </summary>
internal sealed class JupyterClient : IDisposable
{
    public const string Key = "a-key-of-the-tests";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] _delimiter = "<IDS|MSG>"u8.ToArray();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-test-jupyter-");
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly DealerSocket _stdin = new();
    private readonly DealerSocket _heartbeat = new();
    private readonly SubscriberSocket _iopub = new();
    private readonly List<JupyterReply> _published = [];

    private JupyterClient(string workingFolder, Func<string, ProcessStartInfo>? start)
    {
        ConnectionFile = Path.Combine(_folder.FullName, "kernel.json");
        Ports = LoopbackPorts.Free(5);
        WriteConnectionFile();
        var command = start?.Invoke(ConnectionFile) ?? new ProcessStartInfo(KernelPath, ["jupyter", ConnectionFile]) { WorkingDirectory = workingFolder };
        command.RedirectStandardError = true;
        Process = Process.Start(command)!;
        Process.BeginErrorReadLine();
        // As clients of Jupyter do: one identity for the shell and for the questions that its cells ask.
        _shell.Options.Identity = _stdin.Options.Identity = Guid.NewGuid().ToByteArray();
        _shell.Connect(Address(0));
        _control.Connect(Address(1));
        _stdin.Connect(Address(2));
        _heartbeat.Connect(Address(3));
        _iopub.Connect(Address(4));
        _iopub.Options.ReceiveHighWatermark = 0;
        _iopub.SubscribeToAnyTopic();
    }

    public static string KernelPath { get; } = Path.Combine(AppContext.BaseDirectory, "PodLab.CSharpKernel");

    public string ConnectionFile { get; }

    /// <summary>Shell, control, stdin, heartbeat, iopub.</summary>
    public int[] Ports { get; }

    public Process Process { get; }

    /// <summary>Starts a kernel and returns when no output of it can be missed any more.</summary>
    public static JupyterClient Start(string? workingFolder = null, Func<string, ProcessStartInfo>? start = null)
    {
        var client = new JupyterClient(workingFolder ?? AppContext.BaseDirectory, start);
        client.Published(message => message.Type == "iopub_welcome");
        return client;
    }

    /// <summary>Sends a request; the answer and all that is published because of it name the id that is returned.</summary>
    public string Send(string type, JsonObject content, ClientChannel channel = ClientChannel.Shell, string key = Key)
    {
        var id = Guid.NewGuid().ToString();
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = "tests",
            ["username"] = "tests",
            ["date"] = DateTime.UtcNow.ToString("O"),
            ["version"] = "5.4",
        };
        SendFrames([header.ToJsonString(), "{}", "{}", content.ToJsonString()], channel, key);
        return id;
    }

    /// <summary>Sends four frames, signed; they need not be a message.</summary>
    public void SendFrames(IEnumerable<string> frames, ClientChannel channel = ClientChannel.Shell, string key = Key)
    {
        byte[][] signed = [.. frames.Select(Encoding.UTF8.GetBytes)];
        SendRaw([_delimiter, Sign(signed, key), .. signed], channel);
    }

    public void SendRaw(IEnumerable<byte[]> frames, ClientChannel channel = ClientChannel.Shell) => Socket(channel).SendMultipartBytes(frames);

    /// <summary>The answer to a request.</summary>
    public JupyterReply Reply(string id, ClientChannel channel = ClientChannel.Shell)
    {
        while (true)
        {
            var message = Receive(Socket(channel));
            if (message.ParentId == id)
            {
                return message;
            }
        }
    }

    public JupyterReply Ask(string type, JsonObject content, ClientChannel channel = ClientChannel.Shell) => Reply(Send(type, content, channel), channel);

    /// <summary>The next question that a cell asks the learner.</summary>
    public JupyterReply Question() => Receive(_stdin);

    /// <summary>Runs a cell and returns all that is published because of it until the kernel is idle again, and the answer.</summary>
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

    /// <summary>What is published until something is, that included; what came before and was not asked for counts as well.</summary>
    public JupyterReply Published(Func<JupyterReply, bool> condition)
    {
        while (true)
        {
            if (_published.Find(message => condition(message)) is { } found)
            {
                return found;
            }

            _published.Add(Receive(_iopub));
        }
    }

    /// <summary>Whether anything was published because of a request until now.</summary>
    public bool HasHeardOf(string id) => _published.Exists(message => message.ParentId == id);

    /// <summary>All that is published because of a request, from "busy" to "idle".</summary>
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
        foreach (var socket in new NetMQSocket[] { _shell, _control, _stdin, _heartbeat, _iopub })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Dispose();
        }

        Process.Kill(entireProcessTree: true);
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static JupyterReply Receive(NetMQSocket socket)
    {
        var frames = new List<byte[]>();
        if (!socket.TryReceiveMultipartBytes(_patience, ref frames!))
        {
            throw new TimeoutException("The kernel says nothing.");
        }

        var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual(_delimiter));
        byte[][] signed = [.. frames[(start + 2)..]];
        Assert.Equal(Encoding.ASCII.GetString(Sign(signed, Key)), Encoding.ASCII.GetString(frames[start + 1]));
        JsonObject[] parts = [.. signed.Select(part => JsonNode.Parse(part)!.AsObject())];
        return new((string)parts[0]["msg_type"]!, (string)parts[0]["msg_id"]!, (string?)parts[1]["msg_id"], parts[3]);
    }

    private static byte[] Sign(byte[][] frames, string key) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), frames.SelectMany(frame => frame).ToArray())));

    private void WriteConnectionFile()
    {
        var connection = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["shell_port"] = Ports[0],
            ["control_port"] = Ports[1],
            ["stdin_port"] = Ports[2],
            ["hb_port"] = Ports[3],
            ["iopub_port"] = Ports[4],
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = "podlab-csharp",
        };
        File.WriteAllText(ConnectionFile, connection.ToJsonString());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ConnectionFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private string Address(int port) => $"tcp://127.0.0.1:{Ports[port]}";

    private DealerSocket Socket(ClientChannel channel) => channel switch
    {
        ClientChannel.Control => _control,
        ClientChannel.Stdin => _stdin,
        _ => _shell,
    };
}
