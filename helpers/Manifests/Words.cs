using PodLab.Rendering;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>The words in which errors speak of a piece of YAML.</summary>
internal static class Words
{
    private const int Longest = 40;

    public static string For(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlMappingNode => "an object",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => "nothing",
        YamlScalarNode scalar when YamlScalars.IsBoolean(scalar) => $"the truth value {scalar.Value}",
        YamlScalarNode scalar when YamlScalars.IsNumber(scalar) => $"the number {scalar.Value}",
        YamlScalarNode scalar => $"\"{Shorten(scalar.Value ?? "")}\"",
        _ => "something else",
    };

    private static string Shorten(string text) => ShortText.Beginning(text, Longest);
}
