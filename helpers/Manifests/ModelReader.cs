using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>
/// Reads YAML as a Kubernetes type, strictly: every field must be one the type has and hold what the type says, and an error names the
/// field's path and its position in the text.
/// </summary>
internal sealed class ModelReader
{
    // An object may use YAML's aliases to grow without bounds; no honest pod comes near these.
    private const int MostNodes = 20_000;
    private const int DeepestNesting = 60;

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> FieldsByType = new();

    private int _nodes;

    /// <summary>The object as JSON that deserializes into that type.</summary>
    public JsonNode? Read(YamlNode node, Type type, string path, int depth = 0)
    {
        if (++_nodes > MostNodes || depth > DeepestNesting)
        {
            throw new ManifestException($"The manifest, {Position.Of(node)}, field {path}: the object is too big or too deeply nested.");
        }

        var plainType = Nullable.GetUnderlyingType(type) ?? type;
        return YamlScalars.IsNull(node) ? null
            : plainType.IsGenericType && plainType.GetGenericTypeDefinition() == typeof(IList<>) ? ReadList(node, plainType.GenericTypeArguments[0], path, depth)
            : plainType.IsGenericType && plainType.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? ReadMap(node, plainType.GenericTypeArguments[1], path, depth)
            : node is YamlScalarNode scalar && IsScalar(plainType) ? ReadScalar(scalar, plainType, path)
            : plainType == typeof(object) ? throw Unexpected(node, path, "a field that PodLab knows")
            : ReadObject(node, plainType, path, depth);
    }

    private static bool IsScalar(Type type) =>
        type == typeof(string) || type.IsPrimitive || type == typeof(DateTime) || type == typeof(ResourceQuantity) || type == typeof(IntOrString);

    private static JsonValue ReadScalar(YamlScalarNode scalar, Type type, string path)
    {
        if (type == typeof(bool))
        {
            return YamlScalars.IsBoolean(scalar) ? JsonValue.Create(YamlScalars.BooleanOf(scalar)!.Value) : throw Unexpected(scalar, path, "true or false");
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return YamlScalars.IntegerOf(scalar) is { } number && (type == typeof(long) || number is >= int.MinValue and <= int.MaxValue)
                ? JsonValue.Create(number)
                : throw Unexpected(scalar, path, "a whole number");
        }

        if (type == typeof(IntOrString) && YamlScalars.IntegerOf(scalar) is { } port)
        {
            return JsonValue.Create(port);
        }

        if (type == typeof(ResourceQuantity))
        {
            // A number is what YAML says it is: memory: 1_000 is 1000.
            var quantity = YamlScalars.IntegerOf(scalar)?.ToString(CultureInfo.InvariantCulture) ?? scalar.Value!;
            return Quantities.IsQuantity(quantity) ? JsonValue.Create(quantity) : throw Unexpected(scalar, path, "a quantity such as 64Mi or 250m");
        }

        if (type == typeof(DateTime))
        {
            return DateTimeOffset.TryParse(scalar.Value, CultureInfo.InvariantCulture, out _)
                ? JsonValue.Create(scalar.Value!)
                : throw Unexpected(scalar, path, "a time such as 2026-01-31T12:00:00Z");
        }

        return YamlScalars.IsBoolean(scalar) || YamlScalars.IsNumber(scalar)
            ? throw Unexpected(scalar, path, $"text: in quotes, \"{scalar.Value}\", it is")
            : JsonValue.Create(scalar.Value!);
    }

    private static IReadOnlyDictionary<string, PropertyInfo> FieldsOf(Type type) => FieldsByType.GetOrAdd(type, static type => type.GetProperties()
        .Select(property => (Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, Property: property))
        .Where(field => field.Name is not null)
        .ToDictionary(field => field.Name!, field => field.Property));

    private static ManifestException Unexpected(YamlNode node, string path, string expected) =>
        new($"The manifest, {Position.Of(node)}, field {path}: found {Words.For(node)}, expected {expected}.");

    private static string Join(string path, string field) => path.Length == 0 ? field : $"{path}.{field}";

    private static string KeyOf(YamlNode key, string path) =>
        key is YamlScalarNode { Value: { } text } ? text : throw Unexpected(key, path, "a field's name");

    private JsonArray ReadList(YamlNode node, Type itemType, string path, int depth) => node is YamlSequenceNode list
        ? [.. list.Children.Select((item, i) => ReadItem(item, itemType, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), depth + 1))]
        : throw Unexpected(node, path, "a list (lines that begin with \"- \")");

    // A dash with nothing behind it: a field that says nothing is as good as none, an item that says nothing is not.
    private JsonNode ReadItem(YamlNode item, Type type, string path, int depth) =>
        Read(item, type, path, depth) ?? throw Unexpected(item, path, "an item of the list");

    private JsonObject ReadMap(YamlNode node, Type valueType, string path, int depth) => node is YamlMappingNode map
        ? new JsonObject(map.Children.Select(entry =>
        {
            var key = KeyOf(entry.Key, path);
            return KeyValuePair.Create(key, Read(entry.Value, valueType, Join(path, key), depth + 1));
        }))
        : throw Unexpected(node, path, "an object (lines of \"key: value\")");

    private JsonObject ReadObject(YamlNode node, Type type, string path, int depth)
    {
        if (node is not YamlMappingNode map)
        {
            throw Unexpected(node, path, "an object (lines of \"field: value\")");
        }

        var known = FieldsOf(type);
        var read = new JsonObject();
        foreach (var (keyNode, value) in map.Children)
        {
            var key = KeyOf(keyNode, path);
            if (!known.TryGetValue(key, out var property))
            {
                var similar = Spelling.FindSimilar(key, known.Keys) is { } name ? $" Is {name} meant?" : "";
                throw new ManifestException($"The manifest, {Position.Of(keyNode)}: unknown field {Join(path, key)}.{similar}");
            }

            read[key] = Read(value, property.PropertyType, Join(path, key), depth + 1);
        }

        return read;
    }
}
