using FindFault = System.Func<System.Text.Json.Nodes.JsonNode?, System.Text.Json.Nodes.JsonNode, string?>;

namespace PodLab.Manifests;

/// <summary>A rule for the value of a field: one line of a table of rules.</summary>
/// <param name="Path">The field, as in <c>spec.containers[].ports[].name</c>; <c>metadata.labels{}</c> is each of a map's values.</param>
/// <param name="FindFault">Finds the fault of a value (null if the field is missing) in the object around it; returns null for none.</param>
internal sealed partial record FieldRule(string Path, Func<JsonNode?, JsonNode, string?> FindFault)
{
    /// <summary>All occurrences of the field in an object: its path, its value (null if it's missing) and the object or list around it.</summary>
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
