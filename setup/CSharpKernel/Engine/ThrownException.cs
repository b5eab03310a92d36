using System.Diagnostics;
using System.Globalization;

namespace PodLab.CSharpKernel.Engine;

/// <summary>An exception that a cell threw, as its error.</summary>
internal static class ThrownException
{
    public static CellError ToError(Exception error, string cell)
    {
        var message = MessageOf(error);
        var lines = new List<string> { $"{error.GetType().Name}: {message}" };
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            lines.Add($"  caused by {inner.GetType().Name}: {MessageOf(inner)}");
        }

        if (error is CultureNotFoundException && Cultures.Obstacle is { } obstacle)
        {
            lines.Add($"  Hint: {obstacle}");
        }

        lines.AddRange(FramesUpToTheCell(error, cell));
        return new(error.GetType().Name, message, lines);
    }

    // The learner's own class may override it, and fail.
    private static string MessageOf(Exception error)
    {
        try
        {
            return error.Message;
        }
        catch (Exception another)
        {
            return $"(its Message can't be read: that throws {another.GetType().Name})";
        }
    }

    /// <summary>The frames from the exception down to the cell's own lines; what lies below those is the engine.</summary>
    private static IEnumerable<string> FramesUpToTheCell(Exception error, string cell)
    {
        var frames = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        var last = Array.FindLastIndex(frames, frame => CellOf(frame) is not null);
        // PodLab's own errors tell the whole story in their message; how they came about inside the library helps no learner.
        var isWholeStory = error.GetType().Namespace?.StartsWith("PodLab", StringComparison.Ordinal) == true;
        return frames.Take(last + 1)
            .Where(frame => !isWholeStory || CellOf(frame) is not null)
            .Select(frame => Describe(frame, cell))
            .Where(line => line.Length > 0);
    }

    // Libraries have debug information, too. Only what was compiled from a cell, or from a file that it loads, lies in no file of its own.
    private static string? CellOf(StackFrame frame) =>
        CodePlace.NameOf(frame.GetFileName()) is { } name
            && (CodePlace.IsCell(name) || frame.GetMethod()?.DeclaringType?.Assembly is { IsDynamic: false, Location: "" }) ? name : null;

    private static string Describe(StackFrame frame, string cell)
    {
        if (CellOf(frame) is { } itsCell)
        {
            return CodePlace.AtLine(frame.GetFileLineNumber(), itsCell, cell);
        }

        // The compiler's own types for async methods and lambdas say nothing to a reader.
        var method = frame.GetMethod();
        return method?.DeclaringType is not { } type || type.Name.StartsWith('<')
            || type.Namespace?.StartsWith("System.Runtime", StringComparison.Ordinal) == true
            ? ""
            : $"   at {type.FullName}.{method.Name}";
    }
}
