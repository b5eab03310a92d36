using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace PodLab.Manifests;

/// <summary>
/// Reads YAML strictly as a Kubernetes type: the type must have every field, and every value must match it. An error names the field's path
/// and its position in the text.
/// </summary>
internal static class ModelReader
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> FieldsByType = new();

    /// <summary>The object as JSON that deserializes into that type.</summary>
    public static JsonObject Read(YamlMap root, Type type) => ReadObject(root, type, "");

    private static JsonNode? Read(YamlValue node, Type type, string path)
    {
        var plainType = Nullable.GetUnderlyingType(type) ?? type;
        return YamlScalars.IsNull(node) ? Nothing(plainType)
            : plainType == typeof(object) ? node.ToJson(YamlScalars.ToJson)
            : IsA(plainType, typeof(IList<>)) ? ReadList(node, plainType.GenericTypeArguments[0], path)
            : IsA(plainType, typeof(IDictionary<,>)) ? ReadMap(node, plainType.GenericTypeArguments[1], path)
            : IsScalar(plainType) ? ReadScalar(node as YamlScalar ?? throw Unexpected(node, path, "a single value"), plainType, path)
            : ReadObject(node, plainType, path);
    }

    private static bool IsA(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    // Reads null as the API server does if there must be a value: an item of a list, or a label.
    private static JsonNode? Nothing(Type type) =>
        type == typeof(string) ? JsonValue.Create("")
        : type == typeof(ResourceQuantity) ? JsonValue.Create("0")
        : type == typeof(bool) ? JsonValue.Create(false)
        : type.IsPrimitive ? JsonValue.Create(0)
        : IsScalar(type) || IsA(type, typeof(IList<>)) ? null
        : new JsonObject();

    private static bool IsScalar(Type type) =>
        type == typeof(string) || type.IsPrimitive || type == typeof(DateTime) || type == typeof(ResourceQuantity) || type == typeof(IntOrString);

    private static JsonValue ReadScalar(YamlScalar scalar, Type type, string path)
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
            // Numbers follow YAML's rules: memory: 1_000 is 1000.
            var quantity = YamlScalars.IntegerOf(scalar)?.ToString(CultureInfo.InvariantCulture) ?? scalar.Text.Trim();
            return Quantities.IsQuantity(quantity) ? JsonValue.Create(Quantities.Limit(quantity)) : throw Unexpected(scalar, path, "a quantity such as 64Mi or 250m");
        }

        if (type == typeof(DateTime))
        {
            return DateTimeOffset.TryParse(scalar.Text, CultureInfo.InvariantCulture, out _)
                ? JsonValue.Create(scalar.Text)
                : throw Unexpected(scalar, path, "a time such as 2026-01-31T12:00:00Z");
        }

        return YamlScalars.IsBoolean(scalar) || YamlScalars.IsNumber(scalar)
            ? throw Unexpected(scalar, path, $"text: in quotes, \"{scalar.Text}\", it is")
            : JsonValue.Create(scalar.Text);
    }

    private static IReadOnlyDictionary<string, PropertyInfo> FieldsOf(Type type) => FieldsByType.GetOrAdd(type, static type => type.GetProperties()
        .Select(property => (Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, Property: property))
        .Where(field => field.Name is not null)
        .ToDictionary(field => field.Name!, field => field.Property));

    private static ManifestException Unexpected(YamlValue node, string path, string expected) =>
        new($"The manifest, {Position.Of(node)}, field {path}: found {YamlDescription.Of(node)}, expected {expected}.");

    private static string Join(string path, string field) => path.Length == 0 ? field : $"{path}.{field}";

    private static JsonArray ReadList(YamlValue node, Type itemType, string path) => node is YamlList list
        ? [.. list.Items.Select((item, i) => Read(item, itemType, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))]
        : throw Unexpected(node, path, "a list (lines that begin with \"- \")");

    private static JsonObject ReadMap(YamlValue node, Type valueType, string path) => node is YamlMap map
        ? new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Read(entry.Value, valueType, $"{path}[{entry.Key.Text}]"))))
        : throw Unexpected(node, path, "an object (lines of \"key: value\")");

    private static JsonObject ReadObject(YamlValue node, Type type, string path)
    {
        if (node is not YamlMap map)
        {
            throw Unexpected(node, path, "an object (lines of \"field: value\")");
        }

        var known = FieldsOf(type);
        var read = new JsonObject();
        foreach (var (key, value) in map.Entries)
        {
            if (!known.TryGetValue(key.Text, out var property))
            {
                var similar = Spelling.FindSimilar(key.Text, known.Keys) is { } name ? $" Is {name} meant?" : "";
                throw new ManifestException($"The manifest, {Position.Of(key)}: unknown field {Join(path, key.Text)}.{similar}");
            }

            // A field without a value counts as a missing field.
            if (!YamlScalars.IsNull(value))
            {
                read[key.Text] = Read(value, property.PropertyType, Join(path, key.Text));
            }
        }

        return read;
    }
}

/// <summary>
/// Kubernetes' notation for amounts: <c>250m</c>, <c>64Mi</c>, <c>1e3</c>.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</see>.)
/// </summary>
internal static partial class Quantities
{
    private const double Largest = long.MaxValue;
    private const double Smallest = 1e-9;

    private static readonly Dictionary<string, double> Suffixes = new()
    {
        ["n"] = 1e-9, ["u"] = 1e-6, ["m"] = 1e-3, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9, ["T"] = 1e12, ["P"] = 1e15, ["E"] = 1e18,
        ["Ki"] = 1L << 10, ["Mi"] = 1L << 20, ["Gi"] = 1L << 30, ["Ti"] = 1L << 40, ["Pi"] = 1L << 50, ["Ei"] = 1L << 60,
    };

    public static bool IsQuantity(string text) => Form().IsMatch(text);

    /// <summary>The quantity, limited to 2⁶³-1 and to nano precision: "numbers larger or more precise will be capped or rounded up".</summary>
    public static string Limit(string quantity)
    {
        var form = Form().Match(quantity);
        var number = double.Parse(form.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number == 0 ? "0" : Math.Abs(number * FactorOf(form.Groups["suffix"].Value)) switch
        {
            > Largest => Signed(quantity, "9223372036854775807"),
            < Smallest => Signed(quantity, "1n"),
            _ => quantity,
        };
    }

    private static double FactorOf(string suffix) => suffix.Length == 0 ? 1
        : Suffixes.TryGetValue(suffix, out var factor) ? factor
        : Math.Pow(10, double.Parse(suffix.AsSpan(1), CultureInfo.InvariantCulture));

    private static string Signed(string quantity, string amount) => quantity[0] == '-' ? $"-{amount}" : amount;

    [GeneratedRegex(@"^(?<number>[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+))(?<suffix>[eE][-+]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?\z")]
    private static partial Regex Form();
}
