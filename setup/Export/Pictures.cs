namespace PodLab.Setup.Export;

/// <summary>Pictures as data URLs. In an <c>img</c>, scripts in an SVG don't run, and it can't load anything.</summary>
internal static class Pictures
{
    /// <summary>The MIME type of a drawing.</summary>
    public const string Svg = "image/svg+xml";

    private const string Attachment = "attachment:";

    /// <summary>The MIME types of pictures that every browser shows, starting with those that stay sharp.</summary>
    public static IReadOnlyList<string> Mimes { get; } = [Svg, "image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The URL if it contains the picture itself, otherwise null.</summary>
    public static string? Embedded(string url) => Mimes.Any(mime => url.StartsWith($"data:{mime};base64,", StringComparison.Ordinal)) ? url : null;

    /// <summary>
    /// The data URL of a picture in a cell's text. The URL contains the picture, or the picture is attached to the cell (<c>attachment:NAME</c>).
    /// </summary>
    public static string? InCell(string url, NotebookCell cell)
    {
        if (!url.StartsWith(Attachment, StringComparison.Ordinal))
        {
            return Embedded(url);
        }

        var name = url[Attachment.Length..];
        var attachments = cell.Attachments;
        return attachments.TryGetValue(name, out var bundle) || attachments.TryGetValue(Uri.UnescapeDataString(name), out bundle)
            ? Mimes.Select(mime => bundle.Text(mime) is { } content ? DataUrl(mime, content) : null).FirstOrDefault(url => url is not null)
            : null;
    }

    /// <summary>The picture's data URL: SVG comes as text, the others as Base64; null if the content isn't that.</summary>
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
