using System.Text;

namespace PodLab.Setup.HtmlExport;

/// <summary>Pictures inside the page, as data URLs. In an <c>img</c> no script in an SVG runs, and it can load nothing.</summary>
internal static class Pictures
{
    private const string Svg = "image/svg+xml";

    /// <summary>The MIME types of pictures that every browser shows, those first that stay sharp.</summary>
    public static IReadOnlyList<string> Mimes { get; } = [Svg, "image/png", "image/jpeg", "image/gif", "image/webp"];

    public static bool IsPicture(string mime) => Mimes.Contains(mime);

    public static bool IsDataUrl(string url) =>
        Mimes.Any(mime => url.StartsWith($"data:{mime};base64,", StringComparison.Ordinal));

    /// <summary>The picture's data URL: SVG comes as its text, the others as base64; null where it is not that.</summary>
    public static string? DataUrl(string mime, string content)
    {
        var bytes = mime == Svg ? Encoding.UTF8.GetBytes(content) : Decoded(content);
        return bytes is null ? null : $"data:{mime};base64,{Convert.ToBase64String(bytes)}";
    }

    private static byte[]? Decoded(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
