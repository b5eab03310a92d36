using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Why a cell failed, as a notebook keeps it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Traceback">Plain lines: what happened, and where in the cell. No frames of the engine.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    public static CellError Of(Exception error, string cell) => error switch
    {
        CompilationErrorException compilation => OfCompilation(compilation, cell),
        MagicException { Line: { } line } magic => new("MagicError", magic.Message, [magic.Message, AtLine(line, magic.Cell!, cell)]),
        MagicException magic => new("MagicError", magic.Message, [magic.Message]),
        AggregateException { InnerExceptions: [var single] } => Of(single, cell),
        _ => OfException(error, cell),
    };

    /// <param name="stillRuns">Whether its code goes on all the same: .NET has no way to stop a thread that does not stop itself.</param>
    public static CellError Interrupted(bool stillRuns)
    {
        var message = stillRuns
            ? "The cell was interrupted, but its code does not stop by itself and still runs. What it prints is dropped. "
                + "Restart the kernel to end it."
            : "The cell was interrupted.";
        return new("Interrupted", message, [message]);
    }

    private static CellError OfCompilation(CompilationErrorException error, string cell)
    {
        var errors = error.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        string[] lines = [.. errors.Select(diagnostic => Describe(diagnostic, cell))];
        return new("CompilationError", lines.FirstOrDefault() ?? error.Message, lines);
    }

    private static string Describe(Diagnostic diagnostic, string cell)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {start.Line + 1}{Elsewhere(NameOf(place.Path), cell)}, column {start.Character + 1}: ")
            + $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static CellError OfException(Exception error, string cell)
    {
        var lines = new List<string> { $"{error.GetType().Name}: {error.Message}" };
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            lines.Add($"  caused by {inner.GetType().Name}: {inner.Message}");
        }

        lines.AddRange(FramesUpToTheCell(error, cell));
        return new(error.GetType().Name, error.Message, lines);
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

    private static string? CellOf(StackFrame frame) => NameOf(frame.GetFileName());

    // Debug information holds the name as a path in the notebook's folder: Roslyn makes every file name absolute.
    private static string? NameOf(string? path) =>
        Path.GetFileName(path) is { } name && name.StartsWith(CSharpEngine.CellPrefix, StringComparison.Ordinal) ? name : null;

    private static string AtLine(int line, string itsCell, string cell) =>
        string.Create(CultureInfo.InvariantCulture, $"   at line {line}{Elsewhere(itsCell, cell)}");

    /// <summary>" of cell 3", " of helpers.csx": nothing for the cell that runs.</summary>
    private static string Elsewhere(string? itsCell, string cell)
    {
        var name = itsCell is null || itsCell == cell ? "" : itsCell[CSharpEngine.CellPrefix.Length..];
        return name.Length == 0 ? "" : name.All(char.IsAsciiDigit) ? $" of cell {name}" : $" of {name}";
    }

    private static string Describe(StackFrame frame, string cell)
    {
        if (CellOf(frame) is { } itsCell)
        {
            return AtLine(frame.GetFileLineNumber(), itsCell, cell);
        }

        // The compiler's own types for async methods and lambdas say nothing to a reader.
        var method = frame.GetMethod();
        if (method?.DeclaringType is not { } type || type.Name.StartsWith('<') || type.Namespace?.StartsWith("System.Runtime", StringComparison.Ordinal) == true)
        {
            return "";
        }

        return new StringBuilder("   at ").Append(type.FullName).Append('.').Append(method.Name).ToString();
    }
}
