namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The kernel's publications in the protocol's form.</summary>
internal static class Publication
{
    public static OutgoingMessage Status(string state) => new("status", new JsonObject { ["execution_state"] = state });

    public static OutgoingMessage Input(string code, int count) => new("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = count });

    public static OutgoingMessage Stream(string name, string text) => new("stream", new JsonObject { ["name"] = name, ["text"] = text });

    public static OutgoingMessage Display(MimeBundle shown, string id) => new("display_data", Shown(shown, id));

    public static OutgoingMessage Update(MimeBundle shown, string id) => new("update_display_data", Shown(shown, id));

    public static OutgoingMessage Clear(bool wait) => new("clear_output", new JsonObject { ["wait"] = wait });

    public static OutgoingMessage Result(MimeBundle value, int count) =>
        new("execute_result", new JsonObject { ["execution_count"] = count, ["data"] = value.ToJson(), ["metadata"] = new JsonObject() });

    public static OutgoingMessage Error(CellError error) => new("error", Members(error));

    public static OutgoingMessage CommClose(string id) => new("comm_close", new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() });

    /// <summary>An error as in a reply or a publication: with a plain name and message, and colored lines.</summary>
    public static JsonObject Members(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. TracebackColors.Of(error).Select(line => (JsonNode)line)]),
    };

    private static JsonObject Shown(MimeBundle shown, string id) => new()
    {
        ["data"] = shown.ToJson(),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = id },
    };
}

/// <summary>A message from the kernel.</summary>
/// <param name="Type">For example <c>execute_reply</c>.</param>
/// <param name="Content">The members that go with the type.</param>
internal sealed record OutgoingMessage(string Type, JsonObject Content)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject? Metadata { get; init; }
}
