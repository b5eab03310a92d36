using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using PodLab.Setup.Jupyter;

namespace PodLab.Bench;

/// <summary>A kernel started as Jupyter starts one, and asked over its shell channel.</summary>
internal sealed class ProbedKernel : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly DealerSocket _shell;
    private readonly byte[] _key;

    private ProbedKernel(DirectoryInfo folder, Process process, DealerSocket shell, string key) =>
        (_folder, _process, _shell, _key) = (folder, process, shell, Encoding.UTF8.GetBytes(key));

    public int ProcessId => _process.Id;

    /// <param name="argv">The kernel spec's command.</param>
    public static ProbedKernel Start(IReadOnlyList<string> argv)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-bench-kernel-");
        int[] ports = LoopbackPorts.Free(5);
        var file = Path.Combine(folder.FullName, "kernel.json");
        var key = Guid.NewGuid().ToString();
        // In a folder that only its user can enter: who reads the key can run code.
        File.WriteAllText(file, ConnectionFile(ports, key).ToJsonString());
        string[] arguments = [.. argv.Skip(1).Select(word => word.Replace("{connection_file}", file, StringComparison.Ordinal))];
        var process = Process.Start(new ProcessStartInfo(argv[0], arguments) { WorkingDirectory = folder.FullName })!;
        var shell = new DealerSocket();
        // The kernel listens some moment after this; the default of 100 ms between attempts would be measured, too.
        shell.Options.ReconnectInterval = TimeSpan.FromMilliseconds(5);
        shell.Connect($"tcp://127.0.0.1:{ports[0]}");
        return new(folder, process, shell, key);
    }

    /// <summary>Sends a request and returns the content of its answer.</summary>
    /// <exception cref="PodLabException">The kernel does not answer.</exception>
    public JsonObject Ask(string type, JsonObject content)
    {
        var header = new JsonObject { ["msg_id"] = Guid.NewGuid().ToString(), ["msg_type"] = type, ["session"] = "bench", ["version"] = "5.4" };
        byte[][] parts = [.. new[] { header.ToJsonString(), "{}", "{}", content.ToJsonString() }.Select(Encoding.UTF8.GetBytes)];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(_key, parts.SelectMany(part => part).ToArray()));
        _shell.SendMultipartBytes([Encoding.ASCII.GetBytes("<IDS|MSG>"), Encoding.ASCII.GetBytes(signature), .. parts]);
        var frames = new List<byte[]>();
        return _shell.TryReceiveMultipartBytes(_patience, ref frames!)
            ? JsonNode.Parse(frames[^1])!.AsObject()
            : throw new PodLabException($"The kernel does not answer {type} within {_patience.TotalSeconds} s.");
    }

    public void Dispose()
    {
        _shell.Options.Linger = TimeSpan.Zero;
        _shell.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static JsonObject ConnectionFile(int[] ports, string key) => new()
    {
        ["transport"] = "tcp",
        ["ip"] = "127.0.0.1",
        ["shell_port"] = ports[0],
        ["control_port"] = ports[1],
        ["iopub_port"] = ports[2],
        ["stdin_port"] = ports[3],
        ["hb_port"] = ports[4],
        ["signature_scheme"] = "hmac-sha256",
        ["key"] = key,
    };
}
