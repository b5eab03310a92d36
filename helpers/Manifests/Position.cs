namespace PodLab.Manifests;

/// <summary>Describes a position in a manifest's text.</summary>
internal static class Position
{
    public static string Of(YamlValue value) => string.Create(CultureInfo.InvariantCulture, $"line {value.Line}, column {value.Column}");
}
