using System.Diagnostics;

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
