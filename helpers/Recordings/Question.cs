using System.Text.Json.Serialization;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>
/// Something that was asked, without anything that may not be kept: two questions are the same when they are equal after redaction.
/// </summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Words">Of what: the Kubernetes namespace and the pod, the node and the command.</param>
/// <param name="Effect">What asking it does beside; null for nothing.</param>
internal sealed record Question(string Kind, IReadOnlyList<string> Words, Effect? Effect = null)
{
    /// <summary>The question as one text, by which answers are found again.</summary>
    [JsonIgnore]
    public string Key => string.Join('\0', Words.Prepend(Kind));

    /// <summary>Calls a question of this kind in a sentence, by its words.</summary>
    [JsonIgnore]
    public Func<IReadOnlyList<string>, string> Describe { get; init; } = words => string.Join(' ', words);

    public static Question Of(string kind, Func<IReadOnlyList<string>, string> describe, params string?[] words) =>
        new(kind, [.. words.Select(word => Redaction.OfText(word ?? ""))]) { Describe = describe };

    /// <summary>The manifest applied in a Kubernetes namespace.</summary>
    /// <exception cref="ManifestException">The text is no manifest: the learner's mistake, told without any cluster.</exception>
    public static Question OfManifest(string manifest, string namespaceName) =>
        new("apply", [namespaceName, .. ManifestWords.Of(manifest)], Recordings.Effect.Change)
        {
            Describe = words => $"applying {ManifestWords.Describe(words)}",
        };

    /// <summary>The question in words, for a sentence: <c>`lsns` on node kind-worker</c>.</summary>
    public override string ToString() => Describe(Words);
}

/// <summary>What asking a question does to the answers that come after.</summary>
internal enum Effect
{
    /// <summary>It changes the cluster, so that what is asked afterwards has another answer.</summary>
    Change,

    /// <summary>It waits for something, so that what was so before is so no more.</summary>
    Wait,
}

/// <summary>
/// A manifest as a question: its objects as JSON, a word each. Comments, indentation and line endings do not matter to a cluster, and so
/// not to a recording; the values of environment variables matter, but are not kept.
/// </summary>
internal static class ManifestWords
{
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
