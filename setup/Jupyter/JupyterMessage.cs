namespace PodLab.Setup.Jupyter;

/// <summary>A message of a kernel.</summary>
/// <param name="Channel">On which it came.</param>
/// <param name="Type">Its type: <c>stream</c>, <c>execute_reply</c>, … </param>
/// <param name="Id">Its own ID.</param>
/// <param name="ParentId">The ID of the request because of which it was sent; null where there was none.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(JupyterChannel Channel, string Type, string Id, string? ParentId, JsonObject Content)
{
    /// <summary>Whether it says that the kernel has done all that its request asked for.</summary>
    public bool IsIdle => Type == "status" && Text("execution_state") == "idle";

    /// <summary>A text of its content; empty where there is none.</summary>
    public string Text(string name) => Content.Field(name).Text();
}

/// <summary>The channels on which a kernel and its clients talk.</summary>
internal enum JupyterChannel
{
    /// <summary>Requests, which the kernel answers one after the other: cells to run, questions about code.</summary>
    Shell,

    /// <summary>Requests that must not wait behind a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>Questions of a cell to its user, and the answers.</summary>
    Stdin,

    /// <summary>What the kernel publishes: outputs, its state.</summary>
    Iopub,

    /// <summary>An echo, by which a client sees that the kernel lives. This client watches the kernel's process instead.</summary>
    Heartbeat,
}
