namespace PodLab.Tests;

/// <summary>
/// Waits for things that a machine does in its own time: an event that is recorded, a line in a log. A fixed pause would be too short for a busy
/// machine and too long for any other.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Tries again until the assertions hold; after a minute, their last failure is the result.</summary>
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
