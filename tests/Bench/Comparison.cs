namespace PodLab.Bench;

/// <summary>
/// Measures this checkout and another in turns, so that a slow moment of the machine affects both. The order changes with each run; the first round
/// warms both up and isn't counted. Only one node runs at a time.
/// </summary>
internal sealed class Comparison(Checkout here, Checkout there, string lesson, int runs, IProgress<string> progress)
{
    public async Task<IReadOnlyList<Pair>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-bench-");
        try
        {
            progress.Report("warming up");
            await MeasureAsync(Figures(here, folder, "here"), Figures(there, folder, "there"), cancellation);
            var (ours, theirs) = (Figures(here, folder, "here"), Figures(there, folder, "there"));
            for (var run = 1; run <= runs; run++)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"run {run} of {runs}"));
                await (run % 2 == 0 ? MeasureAsync(theirs, ours, cancellation) : MeasureAsync(ours, theirs, cancellation));
            }

            return [.. ours.All.Zip(theirs.All, (our, their) => new Pair(our, their))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private CheckoutFigures Figures(Checkout checkout, DirectoryInfo folder, string name) => new(checkout, lesson, Path.Combine(folder.FullName, name));

    private static async Task MeasureAsync(CheckoutFigures first, CheckoutFigures second, CancellationToken cancellation)
    {
        await first.MeasureAsync(cancellation);
        await second.MeasureAsync(cancellation);
    }
}

/// <summary>The same figure of two checkouts. The values of a run were measured one right after the other.</summary>
/// <param name="Here">This checkout's.</param>
/// <param name="There">The other's.</param>
internal sealed record Pair(Measurement Here, Measurement There)
{
    /// <summary>This checkout's median over the other's: below 1, this one takes less.</summary>
    public double Ratio => Here.Median / There.Median;

    /// <summary>The same for each run.</summary>
    public IReadOnlyList<double> RatiosOfRuns => [.. Here.Values.Zip(There.Values, (here, there) => here / there)];
}
