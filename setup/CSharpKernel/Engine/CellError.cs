using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Why a cell failed, as a notebook keeps it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Traceback">Plain lines: what happened, and where in the cell. No frames of the engine.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <param name="error">What the cell threw, or why it couldn't run.</param>
    /// <param name="cell">The cell that runs, by the name that errors know it by.</param>
    /// <param name="folder">The notebook's, to which paths in cells are relative.</param>
    public static CellError Of(Exception error, string cell, string folder) => error switch
    {
        CompilationErrorException compilation => CompilationFailure.ToError(compilation, cell, folder),
        MagicException { Line: { } line } magic => new("MagicError", magic.Message, [magic.Message, CodePlace.AtLine(line, magic.Cell!, cell)]),
        MagicException magic => new("MagicError", magic.Message, [magic.Message]),
        AggregateException { InnerExceptions: [var single] } => Of(single, cell, folder),
        _ => ThrownException.ToError(error, cell),
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
}
