namespace PodLab.Setup.Export;

/// <summary>Pictures as data URLs. In an <c>img</c> no script in an SVG runs, and it can load nothing.</summary>
internal static class Pictures
{
    /// <summary>The MIME type of a drawing.</summary>
    public const string Svg = "image/svg+xml";

    private const string Attachment = "attachment:";

    /// <summary>The MIME types of pictures that every browser shows, those first that stay sharp.</summary>
    public static IReadOnlyList<string> Mimes { get; } = [Svg, "image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The URL if it holds the picture itself, else null.</summary>
    public static string? Embedded(string url) => Mimes.Any(mime => url.StartsWith($"data:{mime};base64,", StringComparison.Ordinal)) ? url : null;

    /// <summary>
    /// The data URL of a picture that a cell's text names: one that the URL holds itself, or one that is attached to the cell
    /// (<c>attachment:NAME</c>).
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

    /// <summary>The picture's data URL: SVG comes as its text, the others as Base64; null where it isn't that.</summary>
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
