using System.Reflection;
using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Makes figures for plotly.js. Plotly.NET is loaded when the first chart is made, never before.</summary>
internal static class FigureFactory
{
    private static readonly Lazy<Type> _figures = new(() =>
        new PlotlyContext().LoadSelf().GetType(typeof(PlotlyFigure).FullName!, throwOnError: true)!);

    /// <summary>A figure of bars: for each label a bar a series. Or a sentence that says why there is none.</summary>
    public static (string? Json, string? Obstacle) Bars(string title, IReadOnlyList<string> labels, IReadOnlyList<BarSeries> series) => Make(
        nameof(PlotlyFigure.Bars),
        [
            FigureText.Encode(title), labels.Select(FigureText.Encode).ToArray(), series.Select(one => FigureText.Encode(one.Name)).ToArray(),
            series.Select(one => one.Values.ToArray()).ToArray(), series.Select(one => Theme.Light.Of(one.Role).Border).ToArray(),
        ]);

    /// <summary>The figure, or a sentence that says why there is none.</summary>
    public static (string? Json, string? Obstacle) Treemap(string title, Tile root)
    {
        var tiles = FigureTiles.Of(root);
        return Make(
            nameof(PlotlyFigure.Treemap),
            [
                FigureText.Encode(title), tiles.Ids.ToArray(), tiles.Parents.ToArray(), tiles.Labels.ToArray(), tiles.Details.ToArray(),
                tiles.Values.ToArray(), tiles.Grounds.ToArray(), tiles.Inks.ToArray(),
            ]);
    }

    private static (string? Json, string? Obstacle) Make(string figure, object[] arguments)
    {
        try
        {
            return ((string)_figures.Value.GetMethod(figure)!.Invoke(null, arguments)!, null);
        }
        catch (Exception error) when (IsLoading(error is TargetInvocationException { InnerException: { } inner } ? inner : error))
        {
            return (null, $"This chart is a picture only: Plotly.NET could not be loaded here ({Cause(error).Message}).");
        }
    }

    // What goes wrong where the library's surroundings are not as they were built: a file missing, another version, no place on disk.
    private static bool IsLoading(Exception error) => error is IOException or BadImageFormatException or TypeLoadException
        or MissingMemberException or TypeInitializationException or ArgumentException or InvalidOperationException;

    private static Exception Cause(Exception error) => error.InnerException is { } inner ? Cause(inner) : error;
}
