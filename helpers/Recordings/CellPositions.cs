using System.Collections.Immutable;

namespace PodLab.Recordings;

/// <summary>
/// Takes a cell that runs again back to where it began the first time, so that it gets the same answers. A cell that reads, changes something and reads
/// again would otherwise twice read the state after the change. A new cell goes on where the lesson was. Only for hosts that name their cells.
/// </summary>
/// <param name="ofCell">Returns the calling cell's name and the number of its run; null if the host doesn't name it.</param>
internal sealed class CellPositions(Func<(string Name, int Run)?> ofCell)
{
    /// <summary>The name of such a function in <see cref="AppContext"/>; setup/CSharpKernel/README.md describes it.</summary>
    private const string Slot = "PodLab.Cell";

    private readonly Dictionary<string, ReplayPosition> _begins = [];
    private int _run;
    private bool _isAgain;
    private ReplayPosition? _furthest;

    /// <summary>The positions of cells that PodLab's kernel names.</summary>
    public static CellPositions OfKernel() => new(() => AppContext.GetData(Slot) is Func<(string Name, int Run)?> ofCell ? ofCell() : null);

    /// <summary>The position at which the calling cell asks its next question.</summary>
    /// <param name="at">The position after the last answer.</param>
    public ReplayPosition Follow(ReplayPosition at)
    {
        if (ofCell() is not var (name, run) || run == _run)
        {
            return at;
        }

        _furthest = _isAgain ? _furthest : at;
        _run = run;
        _isAgain = _begins.TryGetValue(name, out var begin);
        return _isAgain ? begin! : _begins[name] = _furthest!;
    }
}

/// <summary>A position in a recording.</summary>
/// <param name="Moment">The moment: the number of changes before it.</param>
/// <param name="WaitedUntil">The last exchange that a change or a wait left behind.</param>
/// <param name="Given">The exchanges whose answers were given.</param>
internal sealed record ReplayPosition(int Moment, int WaitedUntil, ImmutableHashSet<int> Given)
{
    public static ReplayPosition Beginning { get; } = new(0, -1, []);
}
