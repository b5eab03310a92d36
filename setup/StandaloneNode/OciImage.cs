namespace PodLab.Setup.StandaloneNode;

/// <summary>An image made on the spot.</summary>
/// <param name="Reference">The full name: <c>docker.io/library/demo:1.0.0</c>.</param>
/// <param name="Layers">What its layers hold, the lowest first: each becomes a lower folder of its containers' overlay.</param>
/// <param name="Settings">The image configuration's <c>config</c>: entry point, working directory, user.</param>
internal sealed record OciImage(string Reference, IReadOnlyList<IReadOnlyList<OciFile>> Layers, IReadOnlyDictionary<string, object> Settings);
