namespace PodLab.Nodes;

/// <summary>Turns an image's names into rows, as <c>crictl images</c> does: one per tag.</summary>
internal static class ImageRows
{
    private const string None = "<none>";

    /// <param name="tags">The image's names with their tags.</param>
    /// <param name="digests">Its names with their digests, used if the image has no tag.</param>
    /// <param name="id">The full image ID.</param>
    /// <param name="size">The size in bytes.</param>
    public static IEnumerable<RuntimeImage> Of(IReadOnlyList<string> tags, IReadOnlyList<string> digests, string id, long size) => tags.Count > 0
        ? tags.Select(tag => Tagged(tag, id, size))
        : [new RuntimeImage(digests.Count > 0 ? digests[0].Split('@')[0] : None, None, id, size)];

    private static RuntimeImage Tagged(string reference, string id, long size)
    {
        // A registry may have a port, so a tag's colon comes after the last slash.
        var colon = reference.LastIndexOf(':');
        return colon > reference.LastIndexOf('/') ? new(reference[..colon], reference[(colon + 1)..], id, size) : new(reference, None, id, size);
    }
}
