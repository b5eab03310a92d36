namespace PodLab.Bench;

/// <summary>The same figure of two checkouts. The values of a run were taken one right after the other.</summary>
/// <param name="Here">This checkout's.</param>
/// <param name="There">The other's.</param>
internal sealed record Pair(Measurement Here, Measurement There)
{
    /// <summary>This checkout's median over the other's: below 1, this one takes less.</summary>
    public double Ratio => Here.Median / There.Median;

    /// <summary>The same for each run.</summary>
    public IReadOnlyList<double> RatiosOfRuns => [.. Here.Values.Zip(There.Values, (here, there) => here / there)];
}
