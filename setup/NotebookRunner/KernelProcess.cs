using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PodLab.Setup.KernelSpecs;

namespace PodLab.Setup.NotebookRunner;

/// <summary>
/// The process that runs cells. It is another process than this one, since this one holds PodLab.dll, and a cell's <c>#r</c> of an assembly that the
/// process holds already would silently be the process's own copy.
/// </summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan _startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _endTimeout = TimeSpan.FromSeconds(6);

    private readonly Process _process;
    private readonly LastWords _lastWords;
    private readonly NetworkStream _stream;
    private readonly StreamReader _events;

    private KernelProcess(Process process, LastWords lastWords, NetworkStream stream)
    {
        (_process, _lastWords, _stream) = (process, lastWords, stream);
        _events = new StreamReader(stream, new UTF8Encoding(false));
    }

    public int Id => _process.Id;

    /// <summary>The most memory that the kernel has held, in bytes, as of its last cell.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Starts a kernel whose cells run in a folder, and returns when it is ready.</summary>
    public static async Task<KernelProcess> StartAsync(
        string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var rendezvous = Directory.CreateTempSubdirectory("podlab-kernel-");
        try
        {
            var socketPath = Path.Combine(rendezvous.FullName, "s");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(socketPath));
            listener.Listen(1);
            var lastWords = new LastWords();
            var process = Start(folder, socketPath, environment, lastWords);
            try
            {
                var socket = await AcceptAsync(listener, process, lastWords, cancellation);
                var kernel = new KernelProcess(process, lastWords, new NetworkStream(socket, ownsSocket: true));
                await kernel.ReadAsync(cancellation); // "ready" is the first thing it says
                return kernel;
            }
            catch
            {
                process.KillTree();
                process.Dispose();
                throw;
            }
        }
        finally
        {
            rendezvous.Delete(recursive: true);
        }
    }

    /// <summary>Runs a cell; yields what the kernel says until it is done, that included.</summary>
    /// <exception cref="PodLabException">The kernel died.</exception>
    public async IAsyncEnumerable<KernelEvent> ExecuteAsync(string code, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await SendAsync(new { type = "execute", code }, cancellation);
        while (true)
        {
            var happening = await ReadAsync(cancellation);
            yield return happening;
            if (happening.Type == "done")
            {
                PeakMemory = ProcessMemory.Peak(_process.Id);
                yield break;
            }
        }
    }

    /// <summary>Asks the kernel to abandon the cell that runs.</summary>
    public Task InterruptAsync() => SendAsync(new { type = "interrupt" }, CancellationToken.None);

    /// <summary>Ends the kernel, which first interrupts the cell that runs and takes away what its labs have made on clusters.</summary>
    public async ValueTask DisposeAsync()
    {
        using var started = new ChildProcesses(_process.Id);
        await _stream.DisposeAsync();
        if (!await EndsAsync())
        {
            _process.KillTree();
        }

        // Programs that a cell has started and not waited for.
        started.Kill();
        _process.Dispose();
        _events.Dispose();
    }

    // Not WaitForExitAsync, which also waits for whoever else holds the kernel's standard output.
    private Task<bool> EndsAsync() => Task.Run(() => _process.WaitForExit(_endTimeout));

    private static Process Start(string folder, string socketPath, IReadOnlyDictionary<string, string> environment, LastWords lastWords)
    {
        var kernel = KernelProgram.Command;
        var start = new ProcessStartInfo(kernel[0], [.. kernel.Skip(1), "headless", socketPath])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => lastWords.Add(line.Data);
        process.ErrorDataReceived += (_, line) => lastWords.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<Socket> AcceptAsync(Socket listener, Process process, LastWords lastWords, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        giveUp.CancelAfter(_startTimeout);
        var accepted = listener.AcceptAsync(giveUp.Token).AsTask();
        var ended = process.WaitForExitAsync(giveUp.Token);
        await Task.WhenAny(accepted, ended);
        cancellation.ThrowIfCancellationRequested();
        return accepted.IsCompletedSuccessfully ? await accepted : throw new PodLabException($"The C# kernel did not start. {lastWords}");
    }

    private async Task<KernelEvent> ReadAsync(CancellationToken cancellation)
    {
        string? line;
        try
        {
            line = await _events.ReadLineAsync(cancellation);
        }
        catch (IOException)
        {
            line = null;
        }

        return line is null ? throw await DeathAsync() : JsonSerializer.Deserialize<KernelEvent>(line, _json)!;
    }

    private async Task SendAsync(object request, CancellationToken cancellation)
    {
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, _json) + "\n"), cancellation);
        }
        catch (IOException)
        {
            throw await DeathAsync();
        }
    }

    private async Task<PodLabException> DeathAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await ((Task)_process.WaitForExitAsync(patience.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var code = _process.HasExited ? $" (exit code {_process.ExitCode})" : "";
        return new PodLabException($"The kernel that ran the cell has died{code}. {_lastWords} What ran before it is saved; run the notebook again.");
    }
}
