namespace PodLab.Manifests;

/// <summary>Where in a manifest's text something is.</summary>
internal static class Position
{
    public static string Of(YamlValue value) => string.Create(CultureInfo.InvariantCulture, $"line {value.Line}, column {value.Column}");
}
