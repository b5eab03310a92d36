namespace PodLab.Rendering.Drawings;

/// <summary>Bars one below the other. Each bar's length is its value, with its name before it and its number after it.</summary>
/// <param name="Groups">The things that are counted, each with its bars.</param>
public sealed record BarList(IReadOnlyList<BarGroup> Groups) : Block
{
    internal const double GroupHeight = 22;
    internal const double BarHeight = 20;

    /// <summary>The largest value, at least 1. All other bars are scaled by it.</summary>
    internal double Greatest => Groups.SelectMany(group => group.Bars).Select(bar => bar.Value).Append(1).Max();

    internal double Height => Groups.Sum(group => GroupHeight + (group.Bars.Count * BarHeight));
}

/// <summary>A few bars that belong together.</summary>
/// <param name="Label">Their subject. Captured text is allowed unchanged.</param>
/// <param name="Bars">The bars.</param>
public sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>A bar.</summary>
/// <param name="Label">Its name within its group.</param>
/// <param name="Value">Its value.</param>
/// <param name="Role">Its role in the drawing.</param>
public sealed record Bar(string Label, double Value, Role Role)
{
    internal string Number => Value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
