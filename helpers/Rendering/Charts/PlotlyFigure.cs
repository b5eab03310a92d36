using DynamicObj;
using Plotly.NET;

namespace PodLab.Rendering.Charts;

/// <summary>
/// The one class that knows Plotly.NET. It runs in <see cref="PlotlyContext"/> alone, and only strings and numbers go in and come out: the types of
/// Plotly.NET and FSharp.Core there are not those that a notebook's kernel may have loaded.
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

        // Plotly.NET's Chart.Treemap has forty optional F# parameters, which C# would have to name one and all; a trace takes properties by name.
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

    /// <summary>Horizontal bars, for each label one a series, the first label on top.</summary>
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
