using PodLab.Recordings;

namespace PodLab.Tests.Recordings;

public sealed class RunningCellsAgain
{
    private readonly CellPositions _cells;
    private (string Name, int Run)? _cell;

    public RunningCellsAgain() => _cells = new(() => _cell);

    [Fact]
    public void A_cell_begins_where_it_began_the_first_time_and_a_new_one_where_the_lesson_was()
    {
        Ask("first", run: 1, at: At(0)).ShouldBe(At(0));
        Ask("first", run: 1, at: At(1)).ShouldBe(At(1));
        Ask("second", run: 2, at: At(2)).ShouldBe(At(2));

        Ask("first", run: 3, at: At(5)).ShouldBe(At(0));
        Ask("first", run: 3, at: At(1)).ShouldBe(At(1));
        Ask("second", run: 4, at: At(2)).ShouldBe(At(2));
        Ask("third", run: 5, at: At(3)).ShouldBe(At(5));
    }

    [Fact]
    public void A_cell_without_a_name_goes_on_where_the_replay_is()
    {
        Ask("first", run: 1, at: At(0));
        _cell = null;

        _cells.Follow(At(7)).ShouldBe(At(7));
    }

    private ReplayPosition Ask(string cell, int run, ReplayPosition at)
    {
        _cell = (cell, run);
        return _cells.Follow(at);
    }

    private static ReplayPosition At(int moment) => ReplayPosition.Beginning with { Moment = moment };
}
