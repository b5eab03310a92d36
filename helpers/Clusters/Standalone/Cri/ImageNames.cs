using PodLab.Nodes;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>How an image's names become rows, as <c>crictl images</c> does it: one a tag.</summary>
internal static class ImageNames
{
    private const string None = "<none>";

    public static IEnumerable<RuntimeImage> RowsOf(Image image)
    {
        if (image.RepoTags.Count > 0)
        {
            return image.RepoTags.Select(Split).Select(name => new RuntimeImage(name.Repository, name.Tag, image.Id, (long)image.Size));
        }

        var repository = image.RepoDigests.Count > 0 ? image.RepoDigests[0].Split('@')[0] : None;
        return [new RuntimeImage(repository, None, image.Id, (long)image.Size)];
    }

    // A colon before the last slash belongs to a registry's port.
    private static (string Repository, string Tag) Split(string reference) =>
        reference.LastIndexOf(':') is var colon && colon > reference.LastIndexOf('/')
            ? (reference[..colon], reference[(colon + 1)..])
            : (reference, None);
}
