using System.Diagnostics;
using System.Text.Json;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>A message from a front end, with a verified signature.</summary>
/// <param name="Route">The frames by which ZeroMQ finds the sender.</param>
/// <param name="Header">The header as received; it is the parent header of all replies and publications for this request.</param>
/// <param name="Type">For example <c>execute_request</c>.</param>
/// <param name="ParentId">The message that this one answers, if it answers one.</param>
/// <param name="Metadata">The front end's additions: with a cell to run, JupyterLab sends the cell's metadata.</param>
/// <param name="Content">The content of the request.</param>
internal sealed record JupyterRequest(
    IReadOnlyList<byte[]> Route, byte[] Header, string Type, string? ParentId, JsonElement Metadata, RequestContent Content)
{
    /// <summary>The time of its arrival, on the clock of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long ArrivedAt { get; } = Stopwatch.GetTimestamp();
}

/// <summary>The members of a request. A member that is missing or of the wrong type gets its default: a malformed request can't crash the
/// kernel.</summary>
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

/// <summary>The sockets for requests and answers.</summary>
internal enum JupyterChannel
{
    /// <summary>Cells to run and questions about code, one after the other.</summary>
    Shell,

    /// <summary>Requests that must not wait behind a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>Input prompts of a cell to the learner.</summary>
    Stdin,
}
