namespace PodLab.Tests;

/// <summary>
/// What a machine does in its own time: an event that is noted, a line that comes into a log. A fixed pause would be too short for a busy machine
/// and too long for any other.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Tries again until the assertions hold; when they do not for a minute, they fail as they did last.</summary>
    public static async Task HoldsAsync(Func<Task> assertions)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Pause, TestContext.Current.CancellationToken))
        {
            try
            {
                await assertions();
                return;
            }
            catch (ShouldAssertException) when (watch.Elapsed < Patience)
            {
                // Not yet.
            }
        }
    }
}
