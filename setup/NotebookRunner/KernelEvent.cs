namespace PodLab.Setup.NotebookRunner;

/// <summary>What the kernel tells the runner; the wire format is described in setup/CSharpKernel/README.md.</summary>
internal sealed record KernelEvent(
    string Type,
    string? Name = null,
    string? Text = null,
    IReadOnlyDictionary<string, string>? Data = null,
    string? Id = null,
    string? ErrorName = null,
    string? ErrorMessage = null,
    IReadOnlyList<string>? Traceback = null,
    bool? Succeeded = null,
    bool? Wait = null);
