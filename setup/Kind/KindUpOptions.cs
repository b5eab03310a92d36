namespace PodLab.Setup.Kind;

/// <summary>Which kind cluster to make or use.</summary>
/// <param name="Name">Its name; <c>podlab</c> is PodLab's own.</param>
/// <param name="NodeImage">The image of its nodes, when it has to be made; null for kind's own.</param>
/// <param name="DemoBase">The image to build <c>demo:1.0.0</c> upon, when it has to be built; null for the Dockerfile's own.</param>
internal sealed record KindUpOptions(string Name, string? NodeImage = null, string? DemoBase = null);
