namespace PodLab.Nodes;

/// <summary>An image on a node: a row of <c>crictl images</c>.</summary>
/// <param name="Repository">The name without its tag, <c>docker.io/library/demo</c>; <c>&lt;none&gt;</c> for an untagged image.</param>
/// <param name="Tag">The tag, <c>1.0.0</c>; <c>&lt;none&gt;</c> if there is none.</param>
/// <param name="Id">The full image ID, <c>sha256:…</c>.</param>
/// <param name="Size">The size in bytes.</param>
public sealed record RuntimeImage(string Repository, string Tag, string Id, long Size)
{
    /// <summary>The name as a manifest writes it: <c>docker.io/library/demo:1.0.0</c>.</summary>
    public string Reference => $"{Repository}:{Tag}";
}
