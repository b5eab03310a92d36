using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>Splits a manifest's text into its objects: several YAML documents, and the items of a <c>kind: List</c> (or PodList, DeploymentList, …).</summary>
internal static class ManifestReader
{
    /// <summary>The objects in the order of the text; JSON is read too, since YAML contains it.</summary>
    /// <exception cref="ManifestException">The text is not YAML, holds no object, or an object has no kind.</exception>
    public static IReadOnlyList<ManifestDocument> Read(string manifest)
    {
        var documents = Parse(manifest).Documents
            .Select(document => document.RootNode)
            .Where(root => !IsEmpty(root))
            .SelectMany(Expand)
            .ToList();
        return documents.Count > 0 ? documents : throw new ManifestException("The manifest holds no object: expected YAML with apiVersion, kind and metadata.");
    }

    private static YamlStream Parse(string manifest)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(manifest));
            return stream;
        }
        catch (YamlException error)
        {
            // Where the reader gave up, not where it began to read what it could not finish.
            var place = error.End.Line > error.Start.Line ? error.End : error.Start;
            throw new ManifestException($"The manifest is not valid YAML: line {place.Line}, column {place.Column}: {Advise(error.Message)}", error);
        }
    }

    private static string Advise(string message) =>
        message.Contains("cannot start any token", StringComparison.Ordinal) || message.Contains("tab character", StringComparison.Ordinal) ? $"{message} YAML is indented with spaces, never with tabs." : message;

    // A document of comments alone is one empty scalar.
    private static bool IsEmpty(YamlNode root) => root is YamlScalarNode { Value: null or "" };

    private static IEnumerable<ManifestDocument> Expand(YamlNode node)
    {
        if (node is not YamlMappingNode root)
        {
            throw new ManifestException($"The manifest, {Position.Of(node)}: found {Words.For(node)}, expected an object with apiVersion, kind and metadata.");
        }

        var (apiVersion, kind) = (Text(root, "apiVersion"), Text(root, "kind"));
        if (root.Children.TryGetValue("items", out var items) && items is YamlSequenceNode sequence && kind.EndsWith("List", StringComparison.Ordinal))
        {
            return sequence.Children.SelectMany(Expand);
        }

        return kind != "List"
            ? [new ManifestDocument(apiVersion, kind, root.Start.Line, root)]
            : throw new ManifestException($"The manifest, {Position.Of(root)}: a List needs a field items with the objects in it.");
    }

    private static string Text(YamlMappingNode root, string field) =>
        root.Children.TryGetValue(field, out var node) && node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw new ManifestException($"The manifest, {Position.Of(root)}: the object has no {field}, expected for a pod {(field == "kind" ? "kind: Pod" : "apiVersion: v1")}.");
}
