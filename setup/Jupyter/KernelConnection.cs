namespace PodLab.Setup.Jupyter;

/// <summary>
/// The address of a kernel and the key of its messages
/// (<see href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">connection files</see>). The file is in a folder that
/// only this user can enter, since anyone with the key can run code. Disposing removes it.
/// </summary>
internal sealed class KernelConnection : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-kernel-");
    private readonly int[] _ports = LoopbackPorts.Free(Enum.GetValues<JupyterChannel>().Length);

    /// <summary>A connection file with free ports and a new key.</summary>
    public KernelConnection()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(File, options);
        writer.Write(Content().ToJsonString());
    }

    /// <summary>The connection file.</summary>
    public string File => Path.Combine(_folder.FullName, "kernel.json");

    /// <summary>The key of the signatures.</summary>
    public string Key { get; } = Guid.NewGuid().ToString();

    /// <summary>The ports, all of them different.</summary>
    public IReadOnlyList<int> Ports => _ports;

    /// <summary>The address of a channel, for ZeroMQ.</summary>
    public string Address(JupyterChannel channel) => $"tcp://127.0.0.1:{_ports[(int)channel]}";

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private JsonObject Content() => new()
    {
        ["transport"] = "tcp",
        ["ip"] = "127.0.0.1",
        ["shell_port"] = _ports[(int)JupyterChannel.Shell],
        ["control_port"] = _ports[(int)JupyterChannel.Control],
        ["stdin_port"] = _ports[(int)JupyterChannel.Stdin],
        ["iopub_port"] = _ports[(int)JupyterChannel.Iopub],
        ["hb_port"] = _ports[(int)JupyterChannel.Heartbeat],
        ["key"] = Key,
        ["signature_scheme"] = "hmac-sha256",
    };
}
