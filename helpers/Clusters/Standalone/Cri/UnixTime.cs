namespace PodLab.Clusters.Standalone.Cri;

/// <summary>The CRI's times: nanoseconds since 1970.</summary>
internal static class UnixTime
{
    private const long NanosecondsATick = 100;

    public static DateTimeOffset FromNanoseconds(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / NanosecondsATick);
}
