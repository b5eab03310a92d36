namespace PodLab.Rendering;

/// <summary>
/// The MIME types of outputs: two for people, and the others for programs, such as an export or a runner that reads the output.
/// </summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>A drawing for dark pages: an SVG document.</summary>
    public const string DarkDrawing = "application/vnd.podlab.drawing.dark+svg";

    /// <summary>The result of an exercise.</summary>
    public const string Exercise = "application/vnd.podlab.exercise+json";

    /// <summary>A learner's notes.</summary>
    public const string Notes = "application/vnd.podlab.note+json";

    /// <summary>A figure for plotly.js.</summary>
    public const string Figure = "application/vnd.plotly.v1+json";

    public static IReadOnlyList<string> Extras { get; } = [DarkDrawing, Exercise, Notes, Figure];
}
