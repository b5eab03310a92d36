namespace PodLab.Manifests;

/// <summary>
/// A manifest's object of any kind as JSON, with YAML's scalars read as kubectl reads them. The API server checks its fields: it has the schemas of
/// all kinds, including custom ones.
/// </summary>
internal static class PlainObject
{
    public static JsonObject Read(ManifestDocument document) => (JsonObject)document.Root.ToJson(YamlScalars.ToJson)!;
}
