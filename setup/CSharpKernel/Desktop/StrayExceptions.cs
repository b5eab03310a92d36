using System.Diagnostics;

namespace PodLab.CSharpKernel.Desktop;

/// <summary>
/// Unhandled exceptions on threads that a cell started: from an <c>async void</c>, a timer, or its own thread. By default, they would end the process
/// and lose everything that the learner's cells declared. Here they are reported under the cell.
/// </summary>
internal static class StrayExceptions
{
    /// <summary>For <see cref="System.Runtime.ExceptionServices.ExceptionHandling.SetUnhandledExceptionHandler"/>.</summary>
    /// <returns>Whether it is a cell's exception, so that the process continues; the kernel's own faults end it.</returns>
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

    // Only code compiled from a cell has no file.
    private static bool IsOfCell(Exception error) =>
        new StackTrace(error).GetFrames().Any(frame => frame.GetMethod()?.DeclaringType?.Assembly is { IsDynamic: false, Location: "" });
}
