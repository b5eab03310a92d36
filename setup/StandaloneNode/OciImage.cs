namespace PodLab.Setup.StandaloneNode;

/// <summary>An image made on the spot.</summary>
/// <param name="Reference">The full name: <c>docker.io/library/demo:1.0.0</c>.</param>
/// <param name="Files">What its one layer holds.</param>
/// <param name="Settings">The image configuration's <c>config</c>: entry point, working directory, user.</param>
internal sealed record OciImage(string Reference, IReadOnlyList<OciFile> Files, IReadOnlyDictionary<string, object> Settings);
