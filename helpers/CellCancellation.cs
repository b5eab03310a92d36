namespace PodLab;

/// <summary>
/// The interrupt of the notebook cell in which the caller runs. PodLab's kernel puts a function into <see cref="AppContext"/> that returns it; it is
/// found there by name, so that neither knows the other's assembly. On other kernels there is none, and nothing is cancelled.
/// </summary>
internal static class CellCancellation
{
    /// <summary>The slot's name; setup/CSharpKernel/README.md describes it.</summary>
    public const string Slot = "PodLab.CellCancellation";

    /// <summary>The token that the caller was given, or the cell's where none was given.</summary>
    public static CancellationToken OrOfCell(this CancellationToken given) =>
        !given.CanBeCanceled && AppContext.GetData(Slot) is Func<CancellationToken> ofCell ? ofCell() : given;
}
