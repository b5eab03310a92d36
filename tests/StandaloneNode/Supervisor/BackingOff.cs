using PodLab.Setup.StandaloneNode.Supervisor;

namespace PodLab.Tests.StandaloneNode.Supervisor;

public sealed class BackingOff
{
    [Fact]
    public void The_first_restart_is_at_once_and_the_wait_then_doubles_up_to_five_minutes()
    {
        var backoff = new CrashBackoff();
        var waits = Enumerable.Range(0, 8).Select(_ =>
        {
            var wait = backoff.DelayAfter("c", TimeSpan.FromSeconds(1));
            backoff.NoteRestart("c", TimeSpan.FromSeconds(1));
            return wait.TotalSeconds;
        }).ToList();

        waits.ShouldBe([0, 10, 20, 40, 80, 160, 300, 300]);
        backoff.DelayAfter("other", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Ten_minutes_of_running_make_good()
    {
        var backoff = new CrashBackoff();
        backoff.NoteRestart("c", TimeSpan.Zero);
        backoff.NoteRestart("c", TimeSpan.Zero);
        backoff.DelayAfter("c", TimeSpan.FromMinutes(10)).ShouldBe(TimeSpan.Zero);
        backoff.NoteRestart("c", TimeSpan.FromMinutes(10));

        backoff.DelayAfter("c", TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(10));
    }
}
