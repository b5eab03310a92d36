using System.Diagnostics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Exceptions that nobody catches, on threads that a cell has started: from an <c>async void</c>, a timer, a thread of its own. To .NET they are the end of
/// the process, and with it of all that the learner's cells have declared; here they are told under the cell.
/// </summary>
internal static class StrayExceptions
{
    /// <summary>For <see cref="System.Runtime.ExceptionServices.ExceptionHandling.SetUnhandledExceptionHandler"/>.</summary>
    /// <returns>Whether it is a cell's, and the process goes on; the kernel's own faults end it.</returns>
    public static bool Tell(Exception error)
    {
        if ((CurrentCell.Output ?? (IsOfCell(error) ? CurrentCell.Latest : null)) is not { } output)
        {
            return false;
        }

        var told = CellError.Of(error, "", Directory.GetCurrentDirectory());
        output.Stream(isError: true, $"Unhandled exception on a background thread that a cell started:\n{string.Join('\n', told.Traceback)}\n");
        return true;
    }

    // Only what was compiled from a cell has no file.
    private static bool IsOfCell(Exception error) =>
        new StackTrace(error).GetFrames().Any(frame => frame.GetMethod()?.DeclaringType?.Assembly is { IsDynamic: false, Location: "" });
}
