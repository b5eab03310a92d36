namespace PodLab.Nodes;

/// <summary>The CRI's times: nanoseconds since 1970.</summary>
internal static class UnixTime
{
    public static DateTimeOffset FromNanoseconds(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
