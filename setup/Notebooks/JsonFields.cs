using System.Text.Json;

namespace PodLab.Setup.Notebooks;

/// <summary>Reads untrusted JSON tolerantly: a missing or misplaced value is empty, and never causes an exception.</summary>
internal static class JsonFields
{
    /// <summary>A member; null if the node isn't an object or has no such member.</summary>
    public static JsonNode? Field(this JsonNode? node, string name) => node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : null;

    /// <summary>A list's items; none if the node isn't a list.</summary>
    public static IEnumerable<JsonNode?> Items(this JsonNode? node) => node as JsonArray ?? [];

    /// <summary>A text, which a notebook stores as one string or as a list of lines; empty if the node is neither.</summary>
    public static string Text(this JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => "",
    };

    /// <summary>A whole number; null if the node isn't one.</summary>
    public static int? Number(this JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
