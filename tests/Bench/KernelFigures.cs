using System.Diagnostics;
using PodLab.Setup.Jupyter;
using PodLab.Setup.NotebookRunner;

namespace PodLab.Bench;

/// <summary>Measures the C# kernel as a front end sees it: as a separate process, over the Jupyter protocol.</summary>
internal sealed class KernelFigures(Checkout checkout)
{
    private const int LaterCells = 20;

    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(4);

    private readonly List<double> _ready = [];
    private readonly List<double> _first = [];
    private readonly List<double> _later = [];
    private readonly List<double> _completion = [];
    private readonly List<double> _memory = [];
    private KernelLaunch? _launch;

    public IReadOnlyList<Measurement> All =>
    [
        new("kernel, from its start to its answer", "s", 0.7, _ready),
        new("kernel, the first cell after that", "s", 1, _first),
        new("kernel, a later cell (1 + 1)", "ms", 15, _later),
        new("kernel, completion once it is warm", "ms", 100, _completion),
        new("kernel, memory when it idles", "MB", 200, _memory),
    ];

    public async Task MeasureAsync(CancellationToken cancellation)
    {
        _launch ??= await checkout.KernelAsync(cancellation);
        var watch = Stopwatch.StartNew();
        await using var kernel = await JupyterClient.StartAsync(_launch, Path.GetTempPath(), new Dictionary<string, string>(), cancellation);
        _ready.Add(watch.Elapsed.TotalSeconds);

        watch.Restart();
        await ExecuteAsync(kernel, "var a = 1; a + 1");
        _first.Add(watch.Elapsed.TotalSeconds);

        _later.Add(await MedianOfAsync(LaterCells, () => ExecuteAsync(kernel, "1 + 1")));
        // Before this, the language services are still warming up.
        await Task.Delay(_idle, cancellation);
        _memory.Add(ProcessMemory.Resident(kernel.ProcessId) / 1e6);
        await CompleteAsync(kernel);
        _completion.Add(await MedianOfAsync(LaterCells, () => CompleteAsync(kernel)));
    }

    private static async Task ExecuteAsync(JupyterClient kernel, string code)
    {
        var reply = await kernel.AskAsync("execute_request", new() { ["code"] = code, ["allow_stdin"] = false }, CancellationToken.None);
        if ((string?)reply["status"] != "ok")
        {
            throw new PodLabException($"The cell {code} did not run, so its time means nothing: {reply["evalue"]}");
        }
    }

    private static async Task CompleteAsync(JupyterClient kernel)
    {
        const string Code = "Console.Wr";
        var reply = await kernel.AskAsync("complete_request", new() { ["code"] = Code, ["cursor_pos"] = Code.Length }, CancellationToken.None);
        if (reply["matches"] is not JsonArray { Count: > 0 })
        {
            throw new PodLabException($"Nothing was offered to complete {Code}, so its time means nothing.");
        }
    }

    // In milliseconds.
    private static async Task<double> MedianOfAsync(int times, Func<Task> action)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            await action();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        return taken.Order().ElementAt(times / 2);
    }
}
