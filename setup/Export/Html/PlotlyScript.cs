using System.Security.Cryptography;

namespace PodLab.Setup.Export;

/// <summary>
/// What a page needs to show a chart's figure without a network: plotly.js out of the package Plotly.NET, a few lines that start it, and
/// the policy under which these two scripts run and no other. A page has it once, and only if a chart is in it.
/// </summary>
internal static class PlotlyScript
{
    private const string ResourceEnding = ".min.js";

    // Each figure's JSON is a data block, which no browser runs. The picture stays where a figure cannot be drawn.
    private const string Starter = """
        for (const data of document.querySelectorAll('script[type="application/vnd.plotly.v1+json"]')) {
          const picture = data.previousElementSibling, place = document.createElement('div');
          let figure;
          try { figure = JSON.parse(data.textContent); } catch { continue; }
          place.className = 'figure';
          place.setAttribute('role', 'group');
          place.setAttribute('aria-label', 'Chart; what it says stands below it in words');
          picture.before(place);
          Plotly.newPlot(place, figure.data, figure.layout, figure.config).then(
            () => { for (const still of picture.querySelectorAll('img')) { still.style.display = 'none'; } },
            () => place.remove());
        }
        """;

    private static readonly Lazy<string> _library = new(ReadLibrary);

    /// <summary>The two scripts, to stand at the page's end. They are about 3.5 MB.</summary>
    public static string Elements => $"<script>{_library.Value}</script>\n<script>{Starter}</script>\n";

    /// <summary>The sources that the page's content security policy allows: <c>script-src 'sha256-…' 'sha256-…'</c>.</summary>
    public static string Policy => $"script-src {Hash(_library.Value)} {Hash(Starter)}";

    /// <summary>A chart in the page: its picture in an element that the figure takes the place of, and the figure's data.</summary>
    /// <param name="pictureHtml">The picture, as the page shows it without scripts.</param>
    /// <param name="figureJson">The figure, <c>application/vnd.plotly.v1+json</c>.</param>
    public static string Figure(string pictureHtml, string figureJson) =>
        $"<div class=\"chart\">\n{pictureHtml}\n</div>\n<script type=\"application/vnd.plotly.v1+json\">{DataBlock(figureJson)}</script>\n";

    // Inside a script element nothing is encoded; only a "<" could end it, and JSON has another way to write that.
    private static string DataBlock(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string ReadLibrary()
    {
        // Reading a resource runs nothing of the assembly: FSharp.Core is not asked for.
        var assembly = System.Reflection.Assembly.Load("Plotly.NET");
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(ResourceEnding, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);

        // A page's line ends are line feeds once it is parsed, and that is what the hash is taken of.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
