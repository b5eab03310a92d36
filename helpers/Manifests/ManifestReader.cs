using YamlDotNet.Core;

namespace PodLab.Manifests;

/// <summary>Splits a manifest's text into its objects: several YAML documents, and the items of a <c>kind: List</c> (or PodList, DeploymentList, …).</summary>
internal static class ManifestReader
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The objects, in the order of the text. It also reads JSON, because JSON is YAML.</summary>
    /// <exception cref="ManifestException">The text isn't YAML or has no object, or an object has no kind.</exception>
    public static IReadOnlyList<ManifestDocument> Read(string manifest)
    {
        var documents = Compose(manifest.TrimStart(ByteOrderMark)).Where(root => !IsEmpty(root)).SelectMany(Expand).ToList();
        return documents.Count > 0 ? documents : throw new ManifestException("The manifest has no object. Expected YAML with apiVersion, kind and metadata.");
    }

    private static IReadOnlyList<YamlValue> Compose(string text)
    {
        try
        {
            return YamlComposer.Compose(text);
        }
        catch (YamlException error)
        {
            // The place where the reader stopped, not the beginning of the part that it couldn't finish.
            var (line, column) = error.End.Line > error.Start.Line ? (error.End.Line, error.End.Column) : (error.Start.Line, error.Start.Column);
            var lines = text.Split('\n');
            if (error.Message.Contains("invalid tab", StringComparison.Ordinal)
                && Array.FindIndex(lines, indented => indented.TrimStart(' ').StartsWith('\t')) is >= 0 and var tabbed)
            {
                (line, column) = (tabbed + 1, lines[tabbed].IndexOf('\t', StringComparison.Ordinal) + 1);
            }

            var found = lines.ElementAtOrDefault((int)line - 1)?.ElementAtOrDefault((int)column - 1) ?? '\0';
            throw new ManifestException($"The manifest is not valid YAML: line {line}, column {column}: {Explain(error.Message, found)}", error);
        }
    }

    // The parser's own messages for these don't name the character.
    private static string Explain(string message, char found) => found switch
    {
        '\t' => "found a tab. YAML is indented with spaces.",
        '@' or '`' or '%' when message.Contains("cannot start any token", StringComparison.Ordinal) =>
            $"a value cannot begin with {found}. Put it in quotes.",
        _ => message,
    };

    // A document with only comments is one empty scalar.
    private static bool IsEmpty(YamlValue root) => root is YamlScalar { Text: "" };

    private static IEnumerable<ManifestDocument> Expand(YamlValue node)
    {
        if (node is not YamlMap root)
        {
            throw new ManifestException($"The manifest, {Position.Of(node)}: found {YamlDescription.Of(node)}, expected an object with apiVersion, kind and metadata.");
        }

        var (apiVersion, kind) = (Text(root, "apiVersion"), Text(root, "kind"));
        if (root.Find("items") is YamlList list && kind.EndsWith("List", StringComparison.Ordinal))
        {
            return list.Items.SelectMany(Expand);
        }

        return kind != "List"
            ? [new ManifestDocument(apiVersion, kind, root.Line, root)]
            : throw new ManifestException($"The manifest, {Position.Of(root)}: a List needs a field items with the objects in it.");
    }

    private static string Text(YamlMap root, string field) =>
        root.Find(field) is YamlScalar { Text: { Length: > 0 } text }
            ? text
            : throw new ManifestException($"The manifest, {Position.Of(root)}: the object has no {field}, expected for a pod {(field == "kind" ? "kind: Pod" : "apiVersion: v1")}.");
}

/// <summary>One object of a manifest, read as YAML but not yet as a Kubernetes type.</summary>
/// <param name="ApiVersion"><c>v1</c>, <c>apps/v1</c>.</param>
/// <param name="Kind"><c>Pod</c>, <c>Deployment</c>.</param>
/// <param name="Line">The line on which the object begins, from 1.</param>
/// <param name="Root">The object with its positions in the text.</param>
internal sealed record ManifestDocument(string ApiVersion, string Kind, long Line, YamlMap Root);
