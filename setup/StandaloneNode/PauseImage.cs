namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The pause container's image: catatonit, statically linked, in its pause mode (<c>-P</c>: wait, and reap orphans). The upstream pause program does
/// the same. The tag is catatonit's own version.
/// </summary>
internal static class PauseImage
{
    public static string Reference(string catatonitVersion) => $"podlab.local/pause:{catatonitVersion}";

    public static OciImage Make(string catatonit, string version) => new(
        Reference(version),
        [[OciFile.CopyOf(catatonit, "pause")]],
        new Dictionary<string, object>
        {
            ["Entrypoint"] = new[] { "/pause", "-P" },
            // As upstream: the pause process needs no rights.
            ["User"] = "65535:65535",
        });
}
