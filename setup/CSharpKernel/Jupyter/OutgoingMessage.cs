using System.Text.Json.Nodes;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>What the kernel says.</summary>
/// <param name="Type">For example <c>execute_reply</c>.</param>
/// <param name="Content">The members that go with the type.</param>
internal sealed record OutgoingMessage(string Type, JsonObject Content)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject? Metadata { get; init; }
}
