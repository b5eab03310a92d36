namespace PodLab.CSharpKernel.Headless;

/// <summary>What the runner asks of the kernel: a line of JSON.</summary>
/// <param name="Type"><c>execute</c> or <c>interrupt</c>.</param>
/// <param name="Code">The cell's source, with <c>execute</c>.</param>
internal sealed record KernelRequest(string Type, string? Code = null);
