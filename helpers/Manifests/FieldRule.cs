using FindFault = System.Func<System.Text.Json.Nodes.JsonNode?, System.Text.Json.Nodes.JsonNode, string?>;

namespace PodLab.Manifests;

/// <summary>What a field may hold: one line of a table of rules.</summary>
/// <param name="Path">Which field, as in <c>spec.containers[].ports[].name</c>; <c>metadata.labels{}</c> is each of a map's values.</param>
/// <param name="FindFault">What is wrong with a value (null where the field is missing) in the object around it; null when nothing is.</param>
internal sealed partial record FieldRule(string Path, Func<JsonNode?, JsonNode, string?> FindFault)
{
    /// <summary>The field wherever it occurs in an object: its path, its value (null where it is missing) and the object or list around it.</summary>
    public static IEnumerable<(string Path, JsonNode? Value, JsonNode Parent)> Find(JsonObject root, string pattern)
    {
        IEnumerable<(string Path, JsonNode? Value, JsonNode Parent)> found = [("", root, root)];
        foreach (Match step in Step().Matches(pattern))
        {
            var (field, each) = (step.Groups["field"].Value, step.Groups["each"].Value);
            found = found.Where(at => at.Value is JsonObject)
                .Select(at => (at.Path.Length == 0 ? field : $"{at.Path}.{field}", at.Value![field], at.Value!))
                .SelectMany(at => each.Length == 0 ? [at] : Each(at.Item1, at.Item2));
        }

        return found;
    }

    private static IEnumerable<(string, JsonNode?, JsonNode)> Each(string path, JsonNode? value) => value switch
    {
        JsonArray list => list.Select((item, i) => (string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item, (JsonNode)list)),
        JsonObject map => map.Select(entry => ($"{path}[{entry.Key}]", entry.Value, (JsonNode)map)),
        _ => [],
    };

    [GeneratedRegex(@"(?<field>[^.\[\]{}]+)(?<each>\[\]|\{\})?")]
    private static partial Regex Step();
}

/// <summary>The kinds of <see cref="FieldRule"/> that a table is made of. All but <see cref="Required"/> accept a missing field.</summary>
internal static class FieldChecks
{
    private const int Longest = 40;

    /// <summary>There has to be something.</summary>
    public static FindFault Required(string whatItIs) => (value, _) =>
        value is null or JsonArray { Count: 0 } || TextOf(value) == "" ? $"it is missing; expected {whatItIs}" : null;

    /// <summary>There must be nothing, where a condition on the object around it holds.</summary>
    public static FindFault Forbidden(string why, Func<JsonNode, bool>? when = null) => (value, parent) =>
        value is null or JsonArray { Count: 0 } || when?.Invoke(parent) == false ? null : why;

    /// <summary>Text that a check lets pass: null for a good one, else what is expected.</summary>
    public static FindFault Text(Func<string, string?> check) => (value, _) =>
        TextOf(value) is { Length: > 0 } text && check(text) is { } expected ? Found(text, expected) : null;

    /// <summary>A map's keys that a check lets pass.</summary>
    public static FindFault Keys(Func<string, string?> check) => (value, _) =>
        (value as JsonObject)?.Select(entry => check(entry.Key) is { } expected ? Found(entry.Key, expected) : null).FirstOrDefault(fault => fault is not null);

    /// <summary>One of some words; empty text is as good as none.</summary>
    public static FindFault OneOf(params string[] words) =>
        Text(text => words.Contains(text) ? null : $"one of {string.Join(", ", words)}");

    /// <summary>A number within bounds.</summary>
    public static FindFault Between(long least, long most) => (value, _) => NumberOf(value) is { } number && (number < least || number > most)
        ? most == long.MaxValue ? $"found {number}, expected {least} or more" : $"found {number}, expected {least} to {most}"
        : null;

    /// <summary>A value that no earlier item of the same list has in that field.</summary>
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
