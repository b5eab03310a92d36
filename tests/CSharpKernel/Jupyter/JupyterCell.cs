using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>The result of a cell: its publications, and the answer.</summary>
internal sealed record JupyterCell(IReadOnlyList<JupyterReply> Published, JupyterReply Reply)
{
    public string? Status => Reply.Text("status");

    public IEnumerable<string> Briefs => Published.Select(message => message.Brief);

    public IEnumerable<string> Outputs => Published.Where(message => message.Type is not ("status" or "execute_input")).Select(message => message.Brief);

    public string Stdout => string.Concat(Published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
}

/// <summary>A message of a kernel.</summary>
internal sealed record JupyterReply(string Type, string Id, string? ParentId, JsonObject Content)
{
    public static JupyterReply Of(JupyterMessage message) => new(message.Type, message.Id, message.ParentId, message.Content);

    public string? Text(string name) => (string?)Content[name];

    /// <summary>A short form for tests: <c>stdout a</c>, <c>execute_result 42</c>, <c>status busy</c>.</summary>
    public string Brief => Type switch
    {
        "status" => $"status {Text("execution_state")}",
        "stream" => $"{Text("name")} {Text("text")}",
        "error" => $"error {Text("evalue")}",
        "execute_result" or "display_data" or "update_display_data" => $"{Type} {(string?)Content["data"]!["text/plain"]}",
        _ => Type,
    };
}
