using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>
/// A manifest's object of any kind as JSON, with YAML's scalars read as kubectl reads them. Whether its fields exist the API server knows; it has
/// the schemas of all kinds, custom ones too.
/// </summary>
internal static class PlainObject
{
    // YAML's aliases let an object grow without bounds; no honest one comes near these.
    private const int MostNodes = 100_000;
    private const int DeepestNesting = 100;

    /// <exception cref="ManifestException">The object is too big, too deep, or has a key that is no text.</exception>
    public static JsonObject Read(ManifestDocument document)
    {
        var nodes = 0;
        return (JsonObject)Read(document.Root, "", 0, ref nodes)!;
    }

    private static JsonNode? Read(YamlNode node, string path, int depth, ref int nodes)
    {
        if (++nodes > MostNodes || depth > DeepestNesting)
        {
            throw new ManifestException($"The manifest, {Position.Of(node)}, field {path}: the object is too big or too deeply nested.");
        }

        return node switch
        {
            YamlScalarNode scalar => ReadScalar(scalar),
            YamlSequenceNode list => ReadList(list, path, depth, ref nodes),
            YamlMappingNode map => ReadMap(map, path, depth, ref nodes),
            _ => throw new ManifestException($"The manifest, {Position.Of(node)}, field {path}: found {Words.For(node)}, expected a value, a list or an object."),
        };
    }

    private static JsonArray ReadList(YamlSequenceNode list, string path, int depth, ref int nodes)
    {
        var read = new JsonArray();
        for (var i = 0; i < list.Children.Count; i++)
        {
            read.Add(Read(list.Children[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), depth + 1, ref nodes));
        }

        return read;
    }

    private static JsonObject ReadMap(YamlMappingNode map, string path, int depth, ref int nodes)
    {
        var read = new JsonObject();
        foreach (var (key, value) in map.Children)
        {
            var name = key is YamlScalarNode { Value: { } text }
                ? text
                : throw new ManifestException($"The manifest, {Position.Of(key)}, field {path}: found {Words.For(key)}, expected a field's name.");
            read[name] = Read(value, path.Length == 0 ? name : $"{path}.{name}", depth + 1, ref nodes);
        }

        return read;
    }

    private static JsonValue? ReadScalar(YamlScalarNode scalar) => scalar switch
    {
        _ when YamlScalars.IsNull(scalar) => null,
        _ when YamlScalars.IsBoolean(scalar) => JsonValue.Create(YamlScalars.BooleanOf(scalar)!.Value),
        _ when YamlScalars.IntegerOf(scalar) is { } integer => JsonValue.Create(integer),
        _ when YamlScalars.NumberOf(scalar) is { } number => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value ?? ""),
    };
}
