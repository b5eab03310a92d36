using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PodLab.CSharpKernel.Engine;

/// <summary>An exception that a cell threw, as its error.</summary>
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

    // PodLab's own errors tell the whole story in their message; how they came about inside the library helps no learner.
    private static bool IsWholeStory(Exception error) => error.GetType().Namespace?.StartsWith("PodLab", StringComparison.Ordinal) == true;

    // VS Code cuts a long line of an error off. Our sentences read well one below the other; another library's text stays as it is.
    private static IEnumerable<string> LinesOf(string text, bool isOurs) =>
        isOurs && text.Length > LongestLine ? SentenceEnd().Split(text).Select((sentence, i) => i == 0 ? sentence : $"  {sentence}") : [text];

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
        return frames.Take(last + 1)
            .Where(frame => !IsWholeStory(error) || CellOf(frame) is not null)
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

    [GeneratedRegex(@"(?<=[.!?]) +(?=[A-Z`])")]
    private static partial Regex SentenceEnd();
}
