using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PodLab.Setup.HtmlExport;

/// <summary>The script of a page with charts: plotly.js, which Plotly.NET brings with it, and the lines that hand it the figures.</summary>
internal static class ChartScript
{
    private const string Library = "Plotly.NET";

    private static readonly Lazy<string> _text = new(() => Harmless($"{ReadPlotly()}\n{ReadResource(typeof(ChartScript).Assembly, "charts.js")}"));

    public static string Text => _text.Value;

    /// <summary>The script's name in a content security policy: <c>sha256-…</c>.</summary>
    public static string Hash => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}";

    private static string ReadPlotly()
    {
        var library = Assembly.Load(Library);
        var name = library.GetManifestResourceNames().First(name => name.StartsWith($"{Library}.plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal));
        return ReadResource(library, name);
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // A browser turns CR into LF before it hashes, and ends the element at the first </script>.
    private static string Harmless(string script) =>
        script.ReplaceLineEndings("\n").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);
}
