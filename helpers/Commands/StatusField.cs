namespace PodLab.Commands;

/// <summary>A line of <c>/proc/PID/status</c>: <c>NSpid: 1087 1</c>.</summary>
/// <param name="Name">The field's name, <c>PPid</c>.</param>
/// <param name="Value">Its value; multiple values are separated by tabs.</param>
public sealed record StatusField(string Name, string Value);
