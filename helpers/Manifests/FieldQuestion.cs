namespace PodLab.Manifests;

/// <summary>A field to check on a cluster, and the one object that has it.</summary>
internal static class FieldQuestion
{
    /// <summary>The manifest's only object.</summary>
    /// <exception cref="ManifestException">There are several objects, the object doesn't have the field, or the path isn't valid.</exception>
    public static ManifestDocument Read(string manifest, string field)
    {
        if (ManifestReader.Read(manifest) is not [var document])
        {
            throw new ManifestException($"The manifest has several objects. Expected one, with the field {field}.");
        }

        return PathsIn(document.Root.ToJson(scalar => JsonValue.Create(scalar.Text))!.AsObject(), field).Count > 0 ? document : throw new ManifestException(
            $"The manifest has no field {field}, so a cluster can't be checked for it. Expected a path such as spec.hostUsers or spec.initContainers[].restartPolicy.");
    }

    /// <summary>The paths at which an object has the field: <c>spec.initContainers[1].restartPolicy</c>.</summary>
    public static IReadOnlyList<string> PathsIn(JsonObject root, string field) =>
        [.. FieldRule.Find(root, field).Where(found => found.Value is not null).Select(found => found.Path)];

    /// <summary>Whether a fault at a path is about the field or something in it.</summary>
    public static bool IsAbout(string field, string path)
    {
        var pattern = FieldPath.PatternOf(path);
        return pattern == field || pattern.StartsWith($"{field}.", StringComparison.Ordinal) || pattern.StartsWith($"{field}[", StringComparison.Ordinal);
    }
}
