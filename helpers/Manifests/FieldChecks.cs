using FindFault = System.Func<System.Text.Json.Nodes.JsonNode?, System.Text.Json.Nodes.JsonNode, string?>;

namespace PodLab.Manifests;

/// <summary>The kinds of <see cref="FieldRule"/> in a table. All except <see cref="Required"/> accept a missing field.</summary>
internal static class FieldChecks
{
    private const int Longest = 40;

    /// <summary>A field that must have a value.</summary>
    public static FindFault Required(string whatItIs) => (value, _) =>
        value is null or JsonArray { Count: 0 } || TextOf(value) == "" ? $"it is missing; expected {whatItIs}" : null;

    /// <summary>A field that must be absent if a condition on the object around it holds.</summary>
    public static FindFault Forbidden(string why, Func<JsonNode, bool>? when = null) => (value, parent) =>
        value is null or JsonArray { Count: 0 } || when?.Invoke(parent) == false ? null : why;

    /// <summary>Text that passes a check. The check returns null for good text, or else what's expected.</summary>
    public static FindFault Text(Func<string, string?> check) => (value, _) =>
        TextOf(value) is { Length: > 0 } text && check(text) is { } expected ? Found(text, expected) : null;

    /// <summary>A map whose keys pass a check.</summary>
    public static FindFault Keys(Func<string, string?> check) => (value, _) =>
        (value as JsonObject)?.Select(entry => check(entry.Key) is { } expected ? Found(entry.Key, expected) : null).FirstOrDefault(fault => fault is not null);

    /// <summary>One of several words. Empty text counts as a missing field.</summary>
    public static FindFault OneOf(params string[] words) =>
        Text(text => words.Contains(text) ? null : $"one of {string.Join(", ", words)}");

    /// <summary>A number within bounds.</summary>
    public static FindFault Between(long least, long most) => (value, _) => NumberOf(value) is { } number && (number < least || number > most)
        ? most == long.MaxValue ? $"found {number}, expected {least} or more" : $"found {number}, expected {least} to {most}"
        : null;

    /// <summary>A value that no earlier item of the same list has in this field.</summary>
    public static FindFault Unique(string field) => (value, item) =>
        TextOf(value) is { Length: > 0 } text && item.Parent is JsonArray list
        && list.TakeWhile(other => other != item).Any(other => TextOf(other?[field]) == text)
            ? $"found \"{ShortText.StartOf(text, Longest)}\" a second time; expected one of its own for each"
            : null;

    public static string? TextOf(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    public static long? NumberOf(JsonNode? value) =>
        value is not JsonValue scalar ? null : scalar.TryGetValue<long>(out var number) ? number : scalar.TryGetValue<int>(out var small) ? small : null;

    public static bool IsTrue(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<bool>(out var truth) && truth;

    public static string Found(string text, string expected) => $"found \"{ShortText.StartOf(text, Longest)}\", expected {expected}";
}
