using System.Diagnostics;

namespace PodLab.Bench;

/// <summary>Measures any checkout from outside: the start of its node, a lesson on it, and the answers of its kernel.</summary>
/// <param name="checkout">The checkout.</param>
/// <param name="lesson">The lesson's number.</param>
/// <param name="state">The state folder for its node.</param>
internal sealed class CheckoutFigures(Checkout checkout, string lesson, string state)
{
    private readonly List<double> _up = [];
    private readonly List<double> _lesson = [];
    private readonly List<double> _memory = [];
    private readonly List<double> _page = [];
    private readonly KernelFigures _kernel = new(checkout);

    public IReadOnlyList<Measurement> All =>
    [
        new("up from nothing (packages and tool are there)", "s", 5, _up),
        new($"lesson {lesson}, all cells", "s", 4, _lesson),
        new("peak memory, runner and kernel", "MB", 500, _memory),
        new($"lesson {lesson} as a page", "KB", 1024, _page),
        .. _kernel.All,
    ];

    /// <summary>Measures every figure once. No node is left running.</summary>
    public async Task MeasureAsync(CancellationToken cancellation)
    {
        try
        {
            await MeasureUpAsync(cancellation);
            await MeasureLessonAsync(cancellation);
        }
        finally
        {
            await DownAsync(CancellationToken.None);
        }

        await MeasureKernelAsync(cancellation);
    }

    /// <summary>Starts a node; it is left running.</summary>
    public async Task MeasureUpAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await checkout.RunAsync(state, ["up", "--no-install"], cancellation);
        _up.Add(watch.Elapsed.TotalSeconds);
    }

    /// <summary>Runs the lesson on the node.</summary>
    public async Task MeasureLessonAsync(CancellationToken cancellation)
    {
        var run = await LessonProcess.RunAsync(checkout, checkout.Lesson(lesson), state, cancellation);
        _lesson.Add(run.Cells.TotalSeconds);
        _memory.Add(run.PeakMemory / 1e6);
        _page.Add(run.PageSize / 1024.0);
    }

    public Task MeasureKernelAsync(CancellationToken cancellation) => _kernel.MeasureAsync(cancellation);

    public Task DownAsync(CancellationToken cancellation) => checkout.RunAsync(state, ["down", "--cluster", "standalone"], cancellation);
}
