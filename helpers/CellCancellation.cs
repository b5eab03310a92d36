namespace PodLab;

/// <summary>
/// The interrupt of the notebook cell in which the caller runs. PodLab's kernel puts a function that returns it into <see cref="AppContext"/>.
/// The function is found by name, so neither assembly references the other. Other kernels have none, and nothing is canceled.
/// </summary>
internal static class CellCancellation
{
    /// <summary>The slot's name; setup/CSharpKernel/README.md describes it.</summary>
    public const string Slot = "PodLab.CellCancellation";

    /// <summary>The token that was passed to the caller, or the cell's token if none was passed.</summary>
    public static CancellationToken OrOfCell(this CancellationToken given) =>
        !given.CanBeCanceled && AppContext.GetData(Slot) is Func<CancellationToken> ofCell ? ofCell() : given;
}
