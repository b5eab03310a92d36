namespace PodLab.Setup.Jupyter;

/// <summary>A message of a kernel.</summary>
/// <param name="Channel">The channel on which it came.</param>
/// <param name="Type">Its type: <c>stream</c>, <c>execute_reply</c>, … </param>
/// <param name="Id">Its own ID.</param>
/// <param name="ParentId">The ID of the request that caused it; null if there was none.</param>
/// <param name="Content">Its content.</param>
internal sealed record JupyterMessage(JupyterChannel Channel, string Type, string Id, string? ParentId, JsonObject Content)
{
    /// <summary>Whether it reports that the kernel finished its request.</summary>
    public bool IsIdle => Type == "status" && Text("execution_state") == "idle";

    /// <summary>A text of its content; empty if there is none.</summary>
    public string Text(string name) => Content.Field(name).Text();
}

/// <summary>The channels between a kernel and its clients.</summary>
internal enum JupyterChannel
{
    /// <summary>Requests, which the kernel answers one after the other: cells to run, questions about code.</summary>
    Shell,

    /// <summary>Requests that must not wait behind a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>Prompts of a cell to its user, and the answers.</summary>
    Stdin,

    /// <summary>The kernel's publications: outputs, its state.</summary>
    Iopub,

    /// <summary>An echo that shows a client that the kernel is alive. This client watches the kernel's process instead.</summary>
    Heartbeat,
}
