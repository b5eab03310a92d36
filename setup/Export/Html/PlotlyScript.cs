using System.Security.Cryptography;

namespace PodLab.Setup.Export;

/// <summary>
/// Shows a chart's figure in a page without a network: plotly.js from the package Plotly.NET, and a few lines that start it. A policy allows only
/// these two scripts. A page contains them once, and only if it contains a chart.
/// </summary>
internal static class PlotlyScript
{
    private const string ResourceEnding = ".min.js";

    // Each figure's JSON is a data block, which browsers don't run. The picture stays if a figure can't be drawn, or if the page is narrower than
    // the picture: the figure's labels wouldn't fit. A figure gets the page's colors, in light and in dark. Its title wraps, no buttons lie over the
    // title, its axes make room for their labels, and a number in a bar is black or white, whichever contrasts more.
    private const string Starter = """
        const style = getComputedStyle(document.documentElement), color = name => style.getPropertyValue(name).trim();
        const colors = layout => Object.assign({ paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', 'font.color': color('--ink') },
          ...['xaxis', 'yaxis'].filter(axis => layout[axis]).map(axis => ({ [`${axis}.gridcolor`]: color('--line'), [`${axis}.zerolinecolor`]: color('--frame') })));
        const onto = hex => {
          const [red, green, blue] = hex.match(/[\da-f]{2}/gi).map(part => (parseInt(part, 16) / 255) ** 2.2);
          return .2126 * red + .7152 * green + .0722 * blue > .18 ? '#000' : '#fff';
        };
        for (const data of document.querySelectorAll('script[type="application/vnd.plotly.v1+json"]')) {
          const picture = data.previousElementSibling, place = document.createElement('div');
          let figure;
          try { figure = JSON.parse(data.textContent); } catch { continue; }
          const layout = figure.layout ??= {};
          place.className = 'figure';
          place.setAttribute('role', 'group');
          place.setAttribute('aria-label', 'Chart; what it says stands below it in words');
          picture.before(place);
          if (place.clientWidth < (picture.querySelector('img')?.width ?? 0)) { place.remove(); continue; }
          for (const axis of [layout.xaxis, layout.yaxis]) { if (axis) { axis.automargin = true; } }
          for (const bars of figure.data.filter(trace => trace.type === 'bar' && /^#[\da-f]{6}$/i.test(trace.marker?.color))) {
            bars.insidetextfont = { color: onto(bars.marker.color) };
          }
          if (typeof layout.title?.text === 'string') {
            const letters = Math.max(20, Math.floor(place.clientWidth / 9));
            const lines = layout.title.text.match(new RegExp(`\\S.{0,${letters - 2}}(?!\\S)|\\S+`, 'g')) ?? [];
            layout.title.text = lines.join('<br>');
            if (layout.margin && lines.length > 1) { layout.margin.t += 20 * (lines.length - 1); }
          }
          Plotly.newPlot(place, figure.data, layout, { ...figure.config, displayModeBar: false, responsive: true }).then(
            () => {
              for (const still of picture.querySelectorAll('img')) { still.style.display = 'none'; }
              const paint = () => Plotly.relayout(place, colors(layout));
              matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
              return paint();
            },
            () => place.remove());
        }
        """;

    private static readonly Lazy<string> _library = new(ReadLibrary);

    private static readonly Lazy<string> _sharedFile = new(() => $"{CourseFolder.Files}/plotly-{ContentVersion.Of(Library)}.js");

    /// <summary>plotly.js, about 3.5 MB.</summary>
    public static string Library => _library.Value;

    /// <summary>The file of plotly.js in a folder of pages that share it: <c>files/plotly-0123456789ab.js</c>.</summary>
    public static string SharedFile => _sharedFile.Value;

    /// <summary>The two scripts, for the page's end.</summary>
    /// <param name="isShared">Whether plotly.js is in a file beside the page (<see cref="SharedFile"/>).</param>
    public static string Elements(bool isShared = false) =>
        $"<script{(isShared ? $" src=\"{SharedFile}\">" : $">{Library}")}</script>\n<script>{Starter}</script>\n";

    /// <summary>The scripts that the page's content security policy allows: <c>'sha256-…'</c> and <c>'sha256-…'</c>.</summary>
    /// <param name="isShared">Whether plotly.js is in a file beside the page. Its source is then <c>'self'</c>.</param>
    public static IReadOnlyList<string> Sources(bool isShared = false) => [isShared ? "'self'" : Hash(Library), Hash(Starter)];

    /// <summary>A chart in the page: its picture in an element that the figure replaces, and the figure's data.</summary>
    /// <param name="pictureHtml">The picture, as shown without scripts.</param>
    /// <param name="figureJson">The figure, <c>application/vnd.plotly.v1+json</c>.</param>
    public static string Figure(string pictureHtml, string figureJson) =>
        $"<div class=\"chart\">\n{pictureHtml}\n</div>\n<script type=\"application/vnd.plotly.v1+json\">{DataBlock(figureJson)}</script>\n";

    // Inside a script element nothing is encoded. Only a "<" could end it, and JSON can escape that.
    private static string DataBlock(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>A script as a content security policy names it.</summary>
    public static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string ReadLibrary()
    {
        // Reading a resource runs no code of the assembly: FSharp.Core isn't needed.
        var assembly = System.Reflection.Assembly.Load("Plotly.NET");
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(ResourceEnding, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);

        // A parsed page has line feeds as line ends, and the hash is computed from those.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
