using System.Diagnostics;
using System.Text.Json;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>A message from a front end, its signature checked.</summary>
/// <param name="Route">The frames by which ZeroMQ finds the way back to the sender.</param>
/// <param name="Header">The header as it came; it is the parent header of all that is said because of this request.</param>
/// <param name="Type">For example <c>execute_request</c>.</param>
/// <param name="ParentId">The message that this one answers, where it answers one.</param>
/// <param name="Content">What is asked.</param>
internal sealed record JupyterRequest(IReadOnlyList<byte[]> Route, byte[] Header, string Type, string? ParentId, RequestContent Content)
{
    /// <summary>When it came, on the clock of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long ArrivedAt { get; } = Stopwatch.GetTimestamp();
}

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

/// <summary>The sockets over which requests and answers go.</summary>
internal enum JupyterChannel
{
    /// <summary>Cells to run and questions about code, one after the other.</summary>
    Shell,

    /// <summary>What must not wait behind a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>A cell asks the learner for a line.</summary>
    Stdin,
}
