namespace PodLab.Recordings;

/// <summary>The time of a replay: that of the recording, so that a pod that was 5 seconds old then is 5 seconds old again.</summary>
internal sealed class ReplayClock(Replay replay) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => replay.Now;
}
