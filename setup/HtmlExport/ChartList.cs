using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// The page's charts. A chart's figure lies in the page as data, which no browser runs; the one script that draws it is PodLab's own and named by its hash in
/// the page's policy. Where scripts are off, on paper and to a screen reader, the chart is its picture and its words.
/// </summary>
internal sealed class ChartList
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    // Escapes <, > and &, so that no text in a figure ends the element that holds it.
    private static readonly JsonSerializerOptions _asData = new() { Encoder = JavaScriptEncoder.Default };

    private int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>The chart of this MIME bundle with its picture, or null when there is no chart in it.</summary>
    /// <param name="bundle">The output's data.</param>
    /// <param name="picture">The same as picture and words, as HTML.</param>
    public string? Render(JsonNode? bundle, string picture)
    {
        if (NotebookJson.Parsed(NotebookJson.Field(bundle, MimeType)) is not JsonObject figure || figure["data"] is not JsonArray)
        {
            return null;
        }

        _count++;
        var number = _count.ToString(CultureInfo.InvariantCulture);
        return $"""
            <div class="chart">
            <div class="live" role="img" aria-label="Chart {number}: the picture below says the same" hidden></div>
            <details open><summary>Chart {number} as a picture and in words</summary>
            {picture}</details>
            <script type="application/json">{figure.ToJsonString(_asData)}</script>
            </div>

            """;
    }
}
