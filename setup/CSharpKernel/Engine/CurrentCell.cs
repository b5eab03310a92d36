using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The cell in whose flow of control the caller is, also in tasks that the cell has started: where <c>display(x)</c> and the console go, and the
/// interrupt that libraries may ask for.
/// </summary>
internal static class CurrentCell
{
    /// <summary>
    /// Under this name a <c>Func&lt;CancellationToken&gt;</c> lies in <see cref="AppContext"/>: the interrupt of the cell that calls it. PodLab.dll
    /// looks there, since neither may reference the other (README.md).
    /// </summary>
    public const string CancellationSlot = "PodLab.CellCancellation";

    private static readonly AsyncLocal<RunningCell?> _cell = new();

    static CurrentCell() => AppContext.SetData(CancellationSlot, () => _cell.Value?.Interrupt.Token ?? CancellationToken.None);

    /// <summary>Null where no cell runs: what nobody runs for is dropped.</summary>
    public static ICellOutput? Output => _cell.Value?.Output;

    /// <summary>The output of the cell that was begun last; null before the first.</summary>
    public static ICellOutput? Latest { get; private set; }

    /// <summary>Called wherever the cell shows something: an interrupt ends it there, if nothing has ended it before.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted a while ago.</exception>
    public static void ThrowIfInterrupted() => _cell.Value?.Interrupt.ThrowOnceOverdue();

    /// <summary>From here on the caller's flow of control is the cell's.</summary>
    public static void Enter(ICellOutput output, CellInterrupt interrupt)
    {
        _cell.Value = new(output, interrupt);
        Latest = output;
    }

    private sealed record RunningCell(ICellOutput Output, CellInterrupt Interrupt);
}

/// <summary>What cells can call without a prefix, by the names that .NET Interactive gave them.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Style", "IDE1006", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Performance", "CA1822", Justification = "Roslyn offers a cell the members of an instance.")]
public sealed class CellGlobals
{
    /// <summary>Shows a value at once, before the cell ends.</summary>
    /// <param name="value">Anything; null, too.</param>
    /// <param name="mimeTypes">The forms to show it in; those that its type prefers when none is named.</param>
    public DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Not at once but when the next output comes, so that nothing flickers.</param>
    public void clear_output(bool wait = false) => CurrentCell.Output?.Clear(wait);

    /// <summary>Asks the learner for a line that is typed unseen and kept in no notebook.</summary>
    /// <returns>The line, or null where there is nobody to ask.</returns>
    public string? password(string prompt = "Password: ") => CurrentCell.Output?.Ask(prompt, isSecret: true);

    /// <summary>Markup that is shown as it is.</summary>
    public IHtmlContent HTML(string content) => new HtmlString(content);
}
