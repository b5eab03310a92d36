using PodLab.Nodes;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Times in Kubernetes' form, with whole seconds.</summary>
internal static class Times
{
    public static DateTime ToSeconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    public static DateTime? FromNanoseconds(long nanoseconds) =>
        nanoseconds <= 0 ? null : ToSeconds(UnixTime.FromNanoseconds(nanoseconds).UtcDateTime);
}
