using System.Text.Json.Serialization;

namespace PodLab.CSharpKernel.Headless;

/// <summary>What the kernel tells the runner: a line of JSON, with the members that go with its type.</summary>
/// <param name="Type"><c>ready</c>, <c>stream</c>, <c>display</c>, <c>update</c>, <c>clear</c>, <c>result</c>, <c>error</c> or <c>done</c>.</param>
internal sealed record KernelEvent(string Type)
{
    /// <summary>Of a stream: <c>stdout</c> or <c>stderr</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Of a stream: what was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Of a display, update or result: MIME type → text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Of a display: by which an update names it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Of a clear: not at once, but when the next output comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Wait { get; init; }

    /// <summary>Of an error: the exception's type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorName { get; init; }

    /// <summary>Of an error: its message.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorMessage { get; init; }

    /// <summary>Of an error: plain lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Traceback { get; init; }

    /// <summary>Of done: whether the cell ran to its end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Succeeded { get; init; }
}
