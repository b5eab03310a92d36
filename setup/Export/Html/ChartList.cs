namespace PodLab.Setup.Export;

/// <summary>
/// The page's charts. Without scripts, on paper and in a screen reader, a chart is its picture and its words; otherwise <see cref="PlotlyScript"/>
/// draws it.
/// </summary>
/// <param name="areDrawn">Whether the page may draw charts. A page in which a lesson runs doesn't: plotly.js has 3.6 MB, and the charts of the learner's
/// own cells are pictures too.</param>
internal sealed class ChartList(bool areDrawn)
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The chart of this MIME bundle with its picture, or null if it doesn't contain a chart.</summary>
    /// <param name="bundle">The output's data.</param>
    /// <param name="picture">The chart as picture and words, in HTML.</param>
    public string? Render(MimeBundle bundle, string picture)
    {
        if (!areDrawn || bundle.Value(MimeType) is not JsonObject figure || figure["data"] is not JsonArray)
        {
            return null;
        }

        IsEmpty = false;
        return PlotlyScript.Figure(picture, PythonJson.Write(figure));
    }
}
