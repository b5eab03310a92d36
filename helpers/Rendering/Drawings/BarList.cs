namespace PodLab.Rendering.Drawings;

/// <summary>Bars one below the other, each as long as what it counts, with its name before it and its number behind it.</summary>
/// <param name="Groups">What is counted, each with its bars.</param>
public sealed record BarList(IReadOnlyList<BarGroup> Groups) : Block
{
    internal const double GroupHeight = 22;
    internal const double BarHeight = 20;

    /// <summary>The greatest value, at least 1: what all others are measured by.</summary>
    internal double Greatest => Groups.SelectMany(group => group.Bars).Select(bar => bar.Value).Append(1).Max();

    internal double Height => Groups.Sum(group => GroupHeight + (group.Bars.Count * BarHeight));
}

/// <summary>A few bars that belong together.</summary>
/// <param name="Label">What they are about; captured text may be given as it is.</param>
/// <param name="Bars">The bars.</param>
public sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>A bar.</summary>
/// <param name="Label">Its name within its group.</param>
/// <param name="Value">How much it counts.</param>
/// <param name="Role">What it is in the drawing.</param>
public sealed record Bar(string Label, double Value, Role Role)
{
    internal string Number => Value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
