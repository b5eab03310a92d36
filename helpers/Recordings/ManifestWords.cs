using System.Text.Json.Nodes;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>
/// A manifest as a question: its objects as JSON, a word each. Comments, indentation and line endings do not matter to a cluster, and so not to a
/// recording; the values of environment variables matter, but are not kept.
/// </summary>
internal static class ManifestWords
{
    /// <exception cref="ManifestException">The text is no manifest: the learner's mistake, told without any cluster.</exception>
    public static IEnumerable<string> Of(string manifest) =>
        ManifestReader.Read(manifest).Select(document => Redaction.OfJson(Check(document).Root.ToJson(scalar => JsonValue.Create(scalar.Text)))!.ToJsonString());

    /// <summary>What the objects are: <c>pod/demosolo in Kubernetes namespace dev</c>.</summary>
    public static string Describe(IReadOnlyList<string> words) => $"{string.Join(", ", words.Skip(1).Select(Name))} in Kubernetes namespace {words[0]}";

    private static string Name(string json)
    {
        var root = JsonNode.Parse(json);
        return $"{((string?)root?["kind"])?.ToLowerInvariant()}/{(root?["metadata"] as JsonObject)?["name"]}";
    }

    // A mistake in a pod is the same on every cluster, and so in a replay.
    private static ManifestDocument Check(ManifestDocument document)
    {
        if (document is { ApiVersion: "v1", Kind: "Pod" })
        {
            PodManifest.ReadAsWritten(document);
        }

        return document;
    }
}
