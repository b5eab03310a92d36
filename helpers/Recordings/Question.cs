using System.Text.Json.Serialization;
using PodLab.Rendering;

namespace PodLab.Recordings;

/// <summary>Something that was asked, without anything that may not be kept: two questions are the same when they are equal after redaction.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Words">Of what: the Kubernetes namespace and the pod, the node and the command.</param>
internal sealed record Question(QuestionKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>The question as one text, by which answers are found again.</summary>
    [JsonIgnore]
    public string Key => string.Join('\0', Words.Prepend(Kind.ToString()));

    /// <summary>Whether asking changes the cluster, so that what is asked afterwards has another answer.</summary>
    [JsonIgnore]
    public bool IsChange => Kind is QuestionKind.Apply or QuestionKind.Delete or QuestionKind.DeleteObject || (Kind == QuestionKind.Command && ChangingCommands.Has(Command));

    /// <summary>Whether it waits for something, so that what was so before is so no more.</summary>
    [JsonIgnore]
    public bool IsWait => Kind is QuestionKind.Wait or QuestionKind.WaitForObject;

    /// <summary>The node that was asked; null where it was the cluster.</summary>
    [JsonIgnore]
    public string? Node => Kind >= QuestionKind.Command ? Words[0] : null;

    private IReadOnlyList<string> Command => [.. Words.Skip(1)];

    public static Question Of(QuestionKind kind, params string?[] words) => new(kind, [.. words.Select(word => Redaction.OfText(word ?? ""))]);

    public static Question OfManifest(string manifest, string namespaceName) =>
        new(QuestionKind.Apply, [namespaceName, .. ManifestWords.Of(manifest)]);

    public static Question OfCommand(string node, IReadOnlyList<string> argv) =>
        new(QuestionKind.Command, [node, .. Redaction.OfArguments(argv).Select(word => word.ReplaceLineEndings("\n"))]);

    /// <summary>The question in words, for a sentence: <c>`lsns` on node kind-worker</c>.</summary>
    public override string ToString() => Kind switch
    {
        QuestionKind.Facts => "what the cluster is",
        QuestionKind.Apply => $"applying {ManifestWords.Describe(Words)}",
        QuestionKind.Pods or QuestionKind.PodsLine => $"the pods of Kubernetes namespace {Words[0]}{(Words[1].Length > 0 ? $" with labels {Words[1]}" : "")}",
        QuestionKind.Pod => $"pod {Words[1]} in Kubernetes namespace {Words[0]}",
        QuestionKind.Wait => $"waiting until pod {Words[1]} in Kubernetes namespace {Words[0]} {Words[2]}",
        QuestionKind.Delete => $"deleting pod {Words[1]} in Kubernetes namespace {Words[0]}",
        QuestionKind.Log => $"the last {Words[3]} lines of container {Words[2]} of pod {Words[1]} in Kubernetes namespace {Words[0]}",
        QuestionKind.Nodes => "the nodes",
        QuestionKind.Objects or QuestionKind.ObjectsLine =>
            $"the objects of kind {Words[1]} in Kubernetes namespace {Words[0]}{(Words[2].Length > 0 ? $" with labels {Words[2]}" : "")}",
        QuestionKind.WaitForObject => $"waiting until {Words[1]} {Words[2]} in Kubernetes namespace {Words[0]} {Words[3]}",
        QuestionKind.DeleteObject => $"deleting {Words[1]} {Words[2]} in Kubernetes namespace {Words[0]}",
        QuestionKind.Command => $"`{Shorten(string.Join(' ', Command).ReplaceLineEndings(" "))}` on node {Words[0]}",
        QuestionKind.Version => $"the container runtime's version on node {Words[0]}",
        _ => $"the {Kind.ToString().ToLowerInvariant()} on node {Words[0]}",
    };

    private static string Shorten(string text) => ShortText.Beginning(text, 120);
}
