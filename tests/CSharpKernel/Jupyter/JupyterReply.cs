using System.Text.Json.Nodes;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>What a kernel has said.</summary>
internal sealed record JupyterReply(string Type, string Id, string? ParentId, JsonObject Content)
{
    public string? Text(string name) => (string?)Content[name];

    /// <summary>As a test reads it: <c>stdout a</c>, <c>execute_result 42</c>, <c>status busy</c>.</summary>
    public string Brief => Type switch
    {
        "status" => $"status {Text("execution_state")}",
        "stream" => $"{Text("name")} {Text("text")}",
        "error" => $"error {Text("evalue")}",
        "execute_result" or "display_data" or "update_display_data" => $"{Type} {(string?)Content["data"]!["text/plain"]}",
        _ => Type,
    };
}
