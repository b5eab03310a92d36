namespace PodLab.Manifests;

/// <summary>
/// A field's path as API servers write it: <c>spec.containers[0].image</c>, <c>metadata.labels[example.com/a]</c>, and where items have names
/// (server-side apply) <c>.spec.containers[name="demox"].image</c>.
/// </summary>
internal static partial class FieldPath
{
    /// <summary>The path with <c>[]</c> for the number of every item: <c>spec.containers[].image</c>.</summary>
    public static string PatternOf(string path) => Index().Replace(path, "[]");

    /// <summary>The node of a manifest that the path leads to; null if the manifest doesn't have it.</summary>
    public static YamlValue? Find(YamlValue root, string path)
    {
        YamlValue? found = root;
        foreach (Match step in Step().Matches(path))
        {
            found = found is null ? null : Follow(found, step);
        }

        return found;
    }

    /// <summary>The place of the path, or of the nearest thing around it that the manifest has.</summary>
    public static YamlValue Nearest(YamlValue root, string path)
    {
        for (var left = path; left.Length > 0; left = left[..Math.Max(0, left.LastIndexOfAny(['.', '[']))])
        {
            if (Find(root, left) is { } found)
            {
                return found;
            }
        }

        return root;
    }

    private static YamlValue? Follow(YamlValue node, Match step)
    {
        if (step.Groups["field"].Success)
        {
            return Child(node, step.Groups["field"].Value);
        }

        var key = step.Groups["key"].Value;
        return node switch
        {
            YamlList list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                list.Items.ElementAtOrDefault(index),
            YamlList list => list.Items.FirstOrDefault(item => HasAll(item, key)),
            _ => Child(node, key),
        };
    }

    private static YamlValue? Child(YamlValue node, string field) => (node as YamlMap)?.Find(field);

    // containerPort=80,protocol="TCP": a key that the manifest leaves to its default isn't a difference.
    private static bool HasAll(YamlValue item, string keys) => Key().Matches(keys) is { Count: > 0 } wanted
        && wanted.All(key => Child(item, key.Groups["name"].Value) is not YamlScalar scalar || scalar.Text == key.Groups["value"].Value);

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"\[(?<key>(""[^""]*""|[^\]""])*)\]|(?<field>[^.\[\]]+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"(?<name>\w+)=(""(?<value>[^""]*)""|(?<value>[^,""]*))")]
    private static partial Regex Key();
}
