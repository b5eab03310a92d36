using System.Reflection;
using DynamicObj;
using Plotly.NET;
using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Makes figures for plotly.js. Plotly.NET is loaded when the first chart is made, never before.</summary>
internal static class FigureFactory
{
    private static readonly Lazy<Type> _figures = new(() =>
        new PlotlyContext().LoadSelf().GetType(typeof(PlotlyFigure).FullName!, throwOnError: true)!);

    /// <summary>A figure of bars: each label has one bar per series. Or a sentence that says why there is none.</summary>
    public static (string? Json, string? Obstacle) Bars(string title, IReadOnlyList<string> labels, IReadOnlyList<BarSeries> series) => Make(
        nameof(PlotlyFigure.Bars),
        [
            FigureText.Encode(title), labels.Select(FigureText.Encode).ToArray(), series.Select(one => FigureText.Encode(one.Name)).ToArray(),
            series.Select(one => one.Values.ToArray()).ToArray(), series.Select(one => Theme.Light.Of(one.Role).Border).ToArray(),
        ]);

    /// <summary>A figure of periods of time: one row per label, one trace per kind. Or a sentence that says why there is none.</summary>
    public static (string? Json, string? Obstacle) Spans(string title, IReadOnlyList<SpanRow> rows)
    {
        var kinds = rows.SelectMany(row => row.Spans.Select(span => (Label: FigureText.Encode(row.Label), Span: span))).GroupBy(one => one.Span.Kind).ToList();
        return Make(
            nameof(PlotlyFigure.Spans),
            [
                FigureText.Encode(title), rows.Select(row => FigureText.Encode(row.Label)).ToArray(), kinds.Select(kind => FigureText.Encode(kind.Key)).ToArray(),
                kinds.Select(kind => kind.Select(one => one.Label).ToArray()).ToArray(), kinds.Select(kind => kind.Select(one => one.Span.From).ToArray()).ToArray(),
                kinds.Select(kind => kind.Select(one => one.Span.Length).ToArray()).ToArray(),
                kinds.Select(kind => kind.Select(one => FigureText.Encode(one.Span.Words)).ToArray()).ToArray(),
                kinds.Select(kind => Theme.Light.Of(kind.First().Span.Role).Border).ToArray(),
            ]);
    }

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
        // Plotly.NET doesn't come with a page. A browser shows the picture, which says the same.
        if (OperatingSystem.IsBrowser())
        {
            return (null, null);
        }

        try
        {
            return ((string)_figures.Value.GetMethod(figure)!.Invoke(null, arguments)!, null);
        }
        catch (Exception error) when (IsLoading(error is TargetInvocationException { InnerException: { } inner } ? inner : error))
        {
            return (null, $"This chart is a picture only: Plotly.NET couldn't be loaded here ({Cause(error).Message}).");
        }
    }

    // The errors if the library's environment isn't as built: a missing file, another version, no space on disk.
    private static bool IsLoading(Exception error) => error is IOException or BadImageFormatException or TypeLoadException
        or MissingMemberException or TypeInitializationException or ArgumentException or InvalidOperationException;

    private static Exception Cause(Exception error) => error.InnerException is { } inner ? Cause(inner) : error;
}

/// <summary>The tiles of a treemap for plotly.js: one list per property, each tile at the same index in all lists, parents named by ID.</summary>
internal sealed class FigureTiles
{
    private FigureTiles()
    {
    }

    public List<string> Ids { get; } = [];

    public List<string> Parents { get; } = [];

    public List<string> Labels { get; } = [];

    public List<string> Details { get; } = [];

    public List<double> Values { get; } = [];

    public List<string> Grounds { get; } = [];

    public List<string> Inks { get; } = [];

    public static FigureTiles Of(Tile root)
    {
        var tiles = new FigureTiles();
        tiles.Add(root, "");
        return tiles;
    }

    private void Add(Tile tile, string parent)
    {
        var id = Ids.Count.ToString(CultureInfo.InvariantCulture);
        var palette = Theme.Light.Of(tile.Role);
        Ids.Add(id);
        Parents.Add(parent);
        Labels.Add(FigureText.Encode(tile.Label));
        Details.Add(FigureText.Encode(tile.Detail));
        Values.Add(tile.Total);
        Grounds.Add(palette.TagGround);
        Inks.Add(palette.Ink);
        foreach (var inner in tile.Tiles)
        {
            Add(inner, id);
        }
    }
}

/// <summary>
/// The only class that uses Plotly.NET. It runs only in <see cref="PlotlyContext"/>, and only strings and numbers go in and out. The types of
/// Plotly.NET and FSharp.Core there differ from those that a notebook's kernel may have loaded.
/// </summary>
internal static class PlotlyFigure
{
    private const string SansSerif = "Helvetica, Arial, sans-serif";

    /// <summary>The treemap as <c>{"data":…,"layout":…,"config":…}</c>.</summary>
    public static string Treemap(
        string title, string[] ids, string[] parents, string[] labels, string[] details, double[] values, string[] grounds, string[] inks)
    {
        var marker = new DynamicObj.DynamicObj();
        marker.SetProperty("colors", grounds);
        marker.SetProperty("line", Object(("width", 1), ("color", inks)));

        // Plotly.NET's Chart.Treemap has forty optional F# parameters, and C# would have to name all of them. A trace takes properties by name.
        var trace = new Trace("treemap");
        trace.SetProperty("ids", ids);
        trace.SetProperty("parents", parents);
        trace.SetProperty("labels", labels);
        trace.SetProperty("text", details);
        trace.SetProperty("values", values);
        trace.SetProperty("branchvalues", "total");
        trace.SetProperty("marker", marker);
        trace.SetProperty("textfont", Object(("color", inks), ("size", 13), ("family", SansSerif)));
        trace.SetProperty("texttemplate", "<b>%{label}</b><br>%{text}");
        trace.SetProperty("hovertemplate", "<b>%{label}</b><br>%{text}<br>%{value}<extra></extra>");
        trace.SetProperty("tiling", Object(("pad", 3)));
        return Json([trace], Layout(title, 560));
    }

    /// <summary>Horizontal bars: each label has one bar per series. The first label is at the top.</summary>
    public static string Bars(string title, string[] labels, string[] names, double[][] values, string[] colors)
    {
        var traces = names.Select((name, i) =>
        {
            var trace = new Trace("bar");
            trace.SetProperty("orientation", "h");
            trace.SetProperty("name", name);
            trace.SetProperty("y", labels);
            trace.SetProperty("x", values[i]);
            trace.SetProperty("text", values[i]);
            trace.SetProperty("marker", Object(("color", colors[i])));
            trace.SetProperty("hovertemplate", "<b>%{y}</b><br>%{x}<extra></extra>");
            return trace;
        });
        var layout = Layout(title, 120 + (labels.Length * names.Length * 26));
        layout.SetProperty("barmode", "group");
        layout.SetProperty("yaxis", Object(("automargin", true), ("autorange", "reversed"), ("type", "category")));
        layout.SetProperty("xaxis", Object(("rangemode", "tozero")));
        return Json(traces, layout);
    }

    /// <summary>Horizontal bars that begin at their start time, one trace per kind. Each bar is in its label's row.</summary>
    public static string Spans(
        string title, string[] rows, string[] kinds, string[][] labels, double[][] begins, double[][] lengths, string[][] words, string[] colors)
    {
        var traces = kinds.Select((kind, i) =>
        {
            var trace = new Trace("bar");
            trace.SetProperty("orientation", "h");
            trace.SetProperty("name", kind);
            trace.SetProperty("y", labels[i]);
            trace.SetProperty("base", begins[i]);
            trace.SetProperty("x", lengths[i]);
            trace.SetProperty("customdata", words[i]);
            trace.SetProperty("marker", Object(("color", colors[i])));
            trace.SetProperty("hovertemplate", "<b>%{y}</b><br>%{customdata}<extra></extra>");
            return trace;
        });
        var layout = Layout(title, 140 + (rows.Length * 60));
        layout.SetProperty("barmode", "overlay");
        layout.SetProperty("yaxis", Object(
            ("automargin", true), ("autorange", "reversed"), ("type", "category"), ("categoryorder", "array"), ("categoryarray", rows)));
        layout.SetProperty("xaxis", Object(("rangemode", "tozero"), ("automargin", true), ("title", Object(("text", "seconds")))));
        return Json(traces, layout);
    }

    private static Layout Layout(string title, int height)
    {
        var layout = new Layout();
        layout.SetProperty("title", Object(("text", title), ("font", Object(("size", 15), ("family", SansSerif)))));
        layout.SetProperty("margin", Object(("l", 12), ("r", 12), ("t", 44), ("b", 12)));
        layout.SetProperty("paper_bgcolor", "#ffffff");
        layout.SetProperty("height", height);
        return layout;
    }

    private static string Json(IEnumerable<Trace> traces, Layout layout)
    {
        var config = new Config();
        config.SetProperty("responsive", true);
        config.SetProperty("displaylogo", false);
        var charts = traces.Select(trace => GenericChart.ofTraceObject(false, trace));
        return GenericChart.toFigureJson(GenericChart.setConfig(config, GenericChart.setLayout(layout, GenericChart.combine(charts))));
    }

    private static DynamicObj.DynamicObj Object(params ReadOnlySpan<(string Name, object Value)> properties)
    {
        var made = new DynamicObj.DynamicObj();
        foreach (var (name, value) in properties)
        {
            made.SetProperty(name, value);
        }

        return made;
    }
}

/// <summary>
/// Captured text for plotly.js. In labels, plotly.js reads some HTML (<c>&lt;b&gt;</c>, <c>&lt;a href&gt;</c>), entities, and, if MathJax is
/// loaded, formulas between dollar signs.
/// </summary>
internal static class FigureText
{
    public static string Encode(string text) => ShortText.Of(VisibleText.Of(text))
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("$", "&#36;", StringComparison.Ordinal);
}
