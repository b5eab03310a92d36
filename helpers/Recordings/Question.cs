using System.Text.Json.Serialization;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>
/// A question to a cluster, without anything that must not be kept. Two questions are the same if they're equal after redaction.
/// </summary>
/// <param name="Kind">The kind of question.</param>
/// <param name="Words">Its subject: the Kubernetes namespace and the pod, or the node and the command.</param>
/// <param name="Effect">Its effect on later answers; null for none.</param>
internal sealed record Question(string Kind, IReadOnlyList<string> Words, Effect? Effect = null)
{
    /// <summary>The question as one text, the key to its answers.</summary>
    [JsonIgnore]
    public string Key => string.Join('\0', Words.Prepend(Kind));

    /// <summary>Describes a question of this kind in a sentence, from its words.</summary>
    [JsonIgnore]
    public Func<IReadOnlyList<string>, string> Describe { get; init; } = words => string.Join(' ', words);

    public static Question Of(string kind, Func<IReadOnlyList<string>, string> describe, params string?[] words) =>
        new(kind, [.. words.Select(word => Redaction.OfText(word ?? ""))]) { Describe = describe };

    /// <summary>The manifest applied in a Kubernetes namespace.</summary>
    /// <exception cref="ManifestException">The text isn't a manifest. The learner gets this error without any cluster.</exception>
    public static Question OfManifest(string manifest, string namespaceName) =>
        new("apply", [namespaceName, .. ManifestWords.Of(manifest)], Recordings.Effect.Change)
        {
            Describe = words => $"applying {ManifestWords.Describe(words)}",
        };

    /// <summary>Whether the cluster keeps a field of the manifest.</summary>
    /// <inheritdoc cref="OfManifest" path="/exception"/>
    public static Question OfField(string manifest, string field, string namespaceName) =>
        new("field", [namespaceName, .. ManifestWords.Of(manifest), field])
        {
            Describe = words => $"whether {words[^1]} of {ManifestWords.Describe([.. words.SkipLast(1)])} is kept",
        };

    /// <summary>The question in words, for a sentence: <c>`lsns` on node kind-worker</c>.</summary>
    public override string ToString() => Describe(Words);
}

/// <summary>The effect of a question on later answers.</summary>
internal enum Effect
{
    /// <summary>It changes the cluster, so later questions get different answers.</summary>
    Change,

    /// <summary>It waits for something, so earlier answers are out of date.</summary>
    Wait,
}

/// <summary>
/// A manifest as a question: its objects as JSON, one word each. Comments, indentation and line endings don't matter to a cluster, and so not
/// to a recording. The values of environment variables matter, but aren't kept.
/// </summary>
internal static class ManifestWords
{
    public static IEnumerable<string> Of(string manifest) =>
        ManifestReader.Read(manifest).Select(document => Redaction.OfJson(Check(document).Root.ToJson(scalar => JsonValue.Create(scalar.Text)))!.ToJsonString());

    /// <summary>The objects in words: <c>pod/demosolo in Kubernetes namespace dev</c>.</summary>
    public static string Describe(IReadOnlyList<string> words) => $"{string.Join(", ", words.Skip(1).Select(Name))} in Kubernetes namespace {words[0]}";

    private static string Name(string json)
    {
        var root = JsonNode.Parse(json);
        return $"{((string?)root?["kind"])?.ToLowerInvariant()}/{(root?["metadata"] as JsonObject)?["name"]}";
    }

    // A mistake in a pod is the same on every cluster, and also in a replay.
    private static ManifestDocument Check(ManifestDocument document)
    {
        if (document is { ApiVersion: "v1", Kind: "Pod" })
        {
            PodManifest.ReadAsWritten(document);
        }

        return document;
    }
}
