using System.Text.Json;
using Spectre.Console;

namespace PodLab.Bench;

/// <summary>Figures as a table for a person and as JSON for a program.</summary>
internal static class FigureReport
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Table Table(IReadOnlyList<Measurement> figures)
    {
        var table = new Table().AddColumns("measured", "median", "least", "most", "promised");
        foreach (var figure in figures)
        {
            table.AddRow(
                Markup.Escape(figure.Name), $"{Number(figure.Median)} {figure.Unit}", Number(figure.Values.Min()), Number(figure.Values.Max()),
                Promise(figure));
        }

        return table;
    }

    public static Table Table(IReadOnlyList<Pair> pairs)
    {
        var table = new Table().AddColumns("measured", "here", "there", "here ÷ there", "least", "most");
        foreach (var pair in pairs)
        {
            table.AddRow(
                Markup.Escape(pair.Here.Name), $"{Number(pair.Here.Median)} {pair.Here.Unit}", $"{Number(pair.There.Median)} {pair.There.Unit}",
                Number(pair.Ratio), Number(pair.RatiosOfRuns.Min()), Number(pair.RatiosOfRuns.Max()));
        }

        return table;
    }

    /// <summary>Writes all values of all runs to a file.</summary>
    public static Task WriteJsonAsync<T>(string file, IReadOnlyList<T> figures, CancellationToken cancellation) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, _json) + "\n", cancellation);

    private static string Promise(Measurement figure) => figure.Target is { } target
        ? $"{(figure.MeetsTarget ? "[green]✔[/]" : "[red]✘[/]")} ≤ {target.ToString("0.##", CultureInfo.InvariantCulture)} {figure.Unit}"
        : "";

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}

/// <summary>A figure that was measured several times.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The unit of the values: s, ms, MB.</param>
/// <param name="Target">Its upper limit; null for a figure that only serves as a reference.</param>
/// <param name="Values">The values, in the order of the runs.</param>
internal sealed record Measurement(string Name, string Unit, double? Target, IReadOnlyList<double> Values)
{
    public double Median => Values.Order().ElementAt(Values.Count / 2);

    public bool MeetsTarget => Target is null || Median <= Target;
}
