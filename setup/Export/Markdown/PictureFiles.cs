namespace PodLab.Setup.Export;

/// <summary>The pictures of a Markdown file in a folder beside it: GitHub doesn't show pictures that are in the text itself.</summary>
/// <param name="folder">The folder's name in the Markdown file.</param>
internal sealed partial class PictureFiles(string folder)
{
    private readonly OrderedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The folder's name.</summary>
    public string Folder => folder;

    /// <summary>The files' contents by their paths relative to the Markdown file.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Adds a picture from a data URL.</summary>
    /// <returns>Its path as a URL; null if it isn't a picture.</returns>
    public string? Add(string dataUrl)
    {
        if (DataUrl().Match(dataUrl) is not { Success: true } match)
        {
            return null;
        }

        var content = Convert.FromBase64String(match.Groups["data"].Value);
        if (_files.FirstOrDefault(file => file.Value.AsSpan().SequenceEqual(content)).Key is { } known)
        {
            return Url(known);
        }

        var extension = match.Groups["type"].Value switch { "svg+xml" => "svg", "jpeg" => "jpg", var type => type };
        var path = $"{folder}/picture-{(_files.Count + 1).ToString(CultureInfo.InvariantCulture)}.{extension}";
        _files[path] = content;
        return Url(path);
    }

    private static string Url(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    [GeneratedRegex("^data:image/(?<type>svg\\+xml|png|jpeg|gif|webp);base64,(?<data>(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$")]
    private static partial Regex DataUrl();
}
