using System.Text.Json.Nodes;
using PodLab.Manifests;
using YamlDotNet.RepresentationModel;

namespace PodLab.Recordings;

/// <summary>
/// A manifest as a question: its objects as JSON, a word each. Comments, indentation and line endings do not matter to a cluster, and so not to a
/// recording; the values of environment variables matter, but are not kept.
/// </summary>
internal static class ManifestWords
{
    /// <exception cref="ManifestException">The text is no manifest: the learner's mistake, told without any cluster.</exception>
    public static IEnumerable<string> Of(string manifest) =>
        ManifestReader.Read(manifest).Select(document => Redaction.OfJson(ToJson(document.Root))!.ToJsonString());

    /// <summary>What the objects are: <c>pod/demosolo in Kubernetes namespace dev</c>.</summary>
    public static string Describe(IReadOnlyList<string> words) => $"{string.Join(", ", words.Skip(1).Select(Name))} in Kubernetes namespace {words[0]}";

    private static string Name(string json)
    {
        var root = JsonNode.Parse(json);
        return $"{((string?)root?["kind"])?.ToLowerInvariant()}/{(root?["metadata"] as JsonObject)?["name"]}";
    }

    private static JsonNode ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), (JsonNode?)ToJson(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        _ => JsonValue.Create((node as YamlScalarNode)?.Value ?? ""),
    };
}
