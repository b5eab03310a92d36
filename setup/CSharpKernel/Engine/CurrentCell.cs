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
