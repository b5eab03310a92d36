namespace PodLab.Setup.Export;

/// <summary>
/// The page's charts. Where scripts are off, on paper and to a screen reader, a chart is its picture and its words; otherwise
/// <see cref="PlotlyScript"/> draws it.
/// </summary>
internal sealed class ChartList
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The chart of this MIME bundle with its picture, or null when there is no chart in it.</summary>
    /// <param name="bundle">The output's data.</param>
    /// <param name="picture">The same as picture and words, as HTML.</param>
    public string? Render(MimeBundle bundle, string picture)
    {
        if (bundle.Value(MimeType) is not JsonObject figure || figure["data"] is not JsonArray)
        {
            return null;
        }

        IsEmpty = false;
        return PlotlyScript.Figure(picture, PythonJson.Write(figure));
    }
}
