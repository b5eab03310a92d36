using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>The reason why a cell failed, as a notebook stores it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">The exception's message.</param>
/// <param name="Traceback">Plain lines: what happened, and where in the cell. Contains no frames of the engine.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <param name="error">The exception from the cell, or the reason why it couldn't run.</param>
    /// <param name="cell">The running cell's name in errors.</param>
    /// <param name="folder">The notebook's folder. Paths in cells are relative to it.</param>
    public static CellError Of(Exception error, string cell, string folder) => error switch
    {
        CompilationErrorException compilation => CompilationFailure.ToError(compilation, cell, folder),
        MagicException { Line: { } line } magic => new("MagicError", magic.Message, [magic.Message, CodePlace.AtLine(line, magic.Cell!, cell)]),
        MagicException magic => new("MagicError", magic.Message, [magic.Message]),
        AggregateException { InnerExceptions: [var single] } => Of(single, cell, folder),
        _ => ThrownException.ToError(error, cell),
    };

    /// <param name="stillRuns">Whether its code still runs: .NET can't stop a thread that doesn't stop by itself.</param>
    public static CellError Interrupted(bool stillRuns)
    {
        var message = stillRuns
            ? "The cell was interrupted, but its code doesn't stop by itself and still runs. Its output is dropped. "
                + "Restart the kernel to end it."
            : "The cell was interrupted.";
        return new("Interrupted", message, [message]);
    }
}

/// <summary>The compiler's messages about a cell as the cell's error: one line per fault, followed by a hint if there is one.</summary>
internal static class CompilationFailure
{
    public static CellError ToError(CompilationErrorException error, string cell, string folder)
    {
        Diagnostic[] faults = [.. error.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        var hinted = new HashSet<string>();
        var lines = new List<string>();
        foreach (var fault in faults)
        {
            lines.Add(Describe(fault, cell));
            if (CompilerHints.Find(fault, faults, folder) is { } hint && hinted.Add(hint))
            {
                lines.Add($"  Hint: {hint}");
            }
        }

        return new("CompilationError", lines.FirstOrDefault() ?? error.Message, lines);
    }

    private static string Describe(Diagnostic diagnostic, string cell)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {start.Line + 1}{CodePlace.Elsewhere(CodePlace.NameOf(place.Path), cell)}, column {start.Character + 1}: ")
            + $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}

/// <summary>An exception from a cell, as the cell's error.</summary>
internal static partial class ThrownException
{
    private const int LongestLine = 100;

    public static CellError ToError(Exception error, string cell)
    {
        var message = MessageOf(error);
        List<string> lines = [.. LinesOf($"{error.GetType().Name}: {message}", IsWholeStory(error))];
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

    // The message of PodLab's own errors is complete. A trace through the library doesn't help a learner.
    private static bool IsWholeStory(Exception error) => error.GetType().Namespace?.StartsWith("PodLab", StringComparison.Ordinal) == true;

    // VS Code truncates a long line of an error. Our sentences read well on separate lines; another library's text stays unchanged.
    private static IEnumerable<string> LinesOf(string text, bool isOurs) =>
        isOurs && text.Length > LongestLine ? SentenceEnd().Split(text).Select((sentence, i) => i == 0 ? sentence : $"  {sentence}") : [text];

    // The learner's own class may override Message and fail.
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

    /// <summary>The frames from the exception down to the cell's own lines; the frames below those belong to the engine.</summary>
    private static IEnumerable<string> FramesUpToTheCell(Exception error, string cell)
    {
        var frames = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        var last = Array.FindLastIndex(frames, frame => CellOf(frame) is not null);
        return frames.Take(last + 1)
            .Where(frame => !IsWholeStory(error) || CellOf(frame) is not null)
            .Select(frame => Describe(frame, cell))
            .Where(line => line.Length > 0);
    }

    // Libraries also have debug information. Only code compiled from a cell, or from a file that it loads, has no assembly file.
    private static string? CellOf(StackFrame frame) =>
        CodePlace.NameOf(FrameSource.Find(frame).File) is { } name
            && (CodePlace.IsCell(name) || frame.GetMethod()?.DeclaringType?.Assembly is { IsDynamic: false, Location: "" }) ? name : null;

    private static string Describe(StackFrame frame, string cell)
    {
        if (CellOf(frame) is { } itsCell)
        {
            return CodePlace.AtLine(FrameSource.Find(frame).Line, itsCell, cell);
        }

        // The compiler's own types for async methods and lambdas mean nothing to a reader.
        var method = frame.GetMethod();
        return method?.DeclaringType is not { } type || type.Name.StartsWith('<')
            || type.Namespace?.StartsWith("System.Runtime", StringComparison.Ordinal) == true
            ? ""
            : $"   at {type.FullName}.{method.Name}";
    }

    [GeneratedRegex(@"(?<=[.!?]) +(?=[A-Z`])")]
    private static partial Regex SentenceEnd();
}
