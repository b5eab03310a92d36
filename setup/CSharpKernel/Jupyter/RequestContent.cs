using System.Text.Json;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The members of a request. One that is missing, or of another type than it should be, has its default: a front end's slip ends no kernel.</summary>
internal readonly struct RequestContent(JsonElement content)
{
    public string Text(string name, string otherwise = "") =>
        Find(name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : otherwise;

    public bool Flag(string name, bool otherwise) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };

    public int Number(string name, int otherwise) =>
        Find(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>The texts of a member that is an object, by their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } found
            ? found.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))
            : [];

    private JsonElement? Find(string name) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var found) ? found : null;
}
