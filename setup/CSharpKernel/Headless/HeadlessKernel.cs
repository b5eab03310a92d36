using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PodLab.CSharpKernel.Engine;

namespace PodLab.CSharpKernel.Headless;

/// <summary>
/// The engine's face without a front end: requests and events are lines of JSON over a Unix socket. Not over standard input and output: those
/// belong to the cells and to whatever programs they start. When the other side closes the socket, the kernel interrupts the cell that runs, and ends.
/// </summary>
internal sealed class HeadlessKernel : ICellOutput, IDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private readonly Lock _writing = new();
    private readonly StreamReader _requests;
    private readonly StreamWriter _events;
    private CancellationTokenSource _interrupt = new();

    private HeadlessKernel(Stream stream)
    {
        _requests = new StreamReader(stream, new UTF8Encoding(false));
        _events = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    public static async Task RunAsync(string socketPath)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        await using var stream = new NetworkStream(socket);
        using var engine = new CSharpEngine(Directory.GetCurrentDirectory());
        using var kernel = new HeadlessKernel(stream);
        await kernel.ServeAsync(engine);
    }

    public void Stream(bool isError, string text) => Send(new("stream") { Name = isError ? "stderr" : "stdout", Text = text });

    public void Display(MimeBundle shown, string id) => Send(new("display") { Data = shown.Data, Id = id });

    public void Update(MimeBundle shown, string id) => Send(new("update") { Data = shown.Data, Id = id });

    public void Clear(bool untilNextOutput) => Send(new("clear") { Wait = untilNextOutput });

    public void Result(MimeBundle value) => Send(new("result") { Data = value.Data });

    public void Error(CellError error) =>
        Send(new("error") { ErrorName = error.Name, ErrorMessage = error.Message, Traceback = error.Traceback });

    public void Dispose()
    {
        _interrupt.Dispose();
        _requests.Dispose();
        _events.Dispose();
    }

    private async Task ServeAsync(CSharpEngine engine)
    {
        await WarmUp.RunAsync(engine);
        Send(new("ready"));
        while (await ReadAsync() is { } line)
        {
            switch (JsonSerializer.Deserialize<KernelRequest>(line, _json))
            {
                case { Type: "execute", Code: { } code }:
                    _interrupt.Dispose();
                    _interrupt = new CancellationTokenSource();
                    // Not awaited: an interrupt must be heard while the cell runs.
                    _ = ExecuteAsync(engine, code, _interrupt.Token);
                    break;
                case { Type: "interrupt" }:
                    await _interrupt.CancelAsync();
                    break;
                default:
                    throw new InvalidDataException($"Not a request: {line}");
            }
        }

        // A command that the cell runs on a node is ended by its interrupt, and would stay there without.
        await _interrupt.CancelAsync();
        await engine.ComeToRestAsync();
    }

    private async Task<string?> ReadAsync()
    {
        try
        {
            return await _requests.ReadLineAsync();
        }
        catch (IOException)
        {
            // The runner has closed the socket before it had read everything.
            return null;
        }
    }

    private async Task ExecuteAsync(CSharpEngine engine, string code, CancellationToken interrupt)
    {
        // The runner goes on to the next cell at the word "done": what tasks that this cell leaves behind show later has nowhere to go.
        var output = new ClosableCellOutput(this);
        var succeeded = false;
        try
        {
            succeeded = await engine.RunAsync(code, output, interrupt);
        }
        catch (Exception fault)
        {
            // Of the engine, not of the cell. The runner waits for a word.
            output.Error(new(fault.GetType().Name, fault.Message, [fault.ToString()]));
        }

        output.Close();
        Send(new("done") { Succeeded = succeeded });
    }

    private void Send(KernelEvent kernelEvent)
    {
        var line = JsonSerializer.Serialize(kernelEvent, _json);
        try
        {
            // Cells may write from several threads; a line must stay whole.
            lock (_writing)
            {
                _events.WriteLine(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The runner is gone, and the kernel about to end. A cell that is still printing has nobody to print to.
        }
    }
}
