using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>
/// A field's path as API servers write it: <c>spec.containers[0].image</c>, <c>metadata.labels[example.com/a]</c>, and where items have names
/// (server-side apply) <c>.spec.containers[name="demox"].image</c>.
/// </summary>
internal static partial class FieldPath
{
    /// <summary>The node of a manifest that the path leads to; null when it leads beyond what the manifest says.</summary>
    public static YamlNode? Find(YamlNode root, string path)
    {
        YamlNode? found = root;
        foreach (Match step in Step().Matches(path))
        {
            found = found is null ? null : Follow(found, step);
        }

        return found;
    }

    private static YamlNode? Follow(YamlNode node, Match step)
    {
        if (step.Groups["field"].Success)
        {
            return Child(node, step.Groups["field"].Value);
        }

        var key = step.Groups["key"].Value;
        return node switch
        {
            YamlSequenceNode list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                list.Children.ElementAtOrDefault(index),
            YamlSequenceNode list => list.Children.FirstOrDefault(item => HasAll(item, key)),
            _ => Child(node, key),
        };
    }

    private static YamlNode? Child(YamlNode node, string field) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(field), out var child) ? child : null;

    // containerPort=80,protocol="TCP": a key that the manifest leaves to its default is no difference.
    private static bool HasAll(YamlNode item, string keys) => Key().Matches(keys) is { Count: > 0 } wanted
        && wanted.All(key => Child(item, key.Groups["name"].Value) is not YamlScalarNode scalar || scalar.Value == key.Groups["value"].Value);

    [GeneratedRegex(@"\[(?<key>(""[^""]*""|[^\]""])*)\]|(?<field>[^.\[\]]+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"(?<name>\w+)=(""(?<value>[^""]*)""|(?<value>[^,""]*))")]
    private static partial Regex Key();
}
