namespace PodLab.Bench;

/// <summary>A figure taken several times.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">The unit of the values: s, ms, MB.</param>
/// <param name="Target">The most that it should be; null for a figure that others are held against.</param>
/// <param name="Values">The values, in the order of the runs.</param>
internal sealed record Measurement(string Name, string Unit, double? Target, IReadOnlyList<double> Values)
{
    public double Median => Values.Order().ElementAt(Values.Count / 2);

    public bool MeetsTarget => Target is null || Median <= Target;
}
