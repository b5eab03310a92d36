using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>Where in a manifest's text something is.</summary>
internal static class Position
{
    public static string Of(YamlNode node) => string.Create(CultureInfo.InvariantCulture, $"line {node.Start.Line}, column {node.Start.Column}");
}
