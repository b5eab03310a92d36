namespace PodLab.CSharpKernel.Engine;

/// <summary>What the last expression of a text came to.</summary>
/// <param name="Value">The value, which may be null.</param>
internal readonly record struct ScriptValue(object? Value);
