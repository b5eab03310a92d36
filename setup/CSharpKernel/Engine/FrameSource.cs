using System.Diagnostics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>The place of a stack frame in source code.</summary>
internal static class FrameSource
{
    /// <summary>Returns the file's name and the line, counted from 1; null and 0 if they aren't known. By default the runtime reads debug information. A host
    /// on a runtime that doesn't sets this.</summary>
    public static Func<StackFrame, (string? File, int Line)> Find { get; set; } = frame => (frame.GetFileName(), frame.GetFileLineNumber());
}
