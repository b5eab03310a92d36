namespace PodLab.Commands;

/// <summary>The traffic of a link in one direction since the link was created (ip's <c>-statistics</c>).</summary>
/// <param name="Bytes">Bytes, including frame headers.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Errors">Packets with errors.</param>
/// <param name="Dropped">Packets dropped.</param>
public sealed record LinkCounters(long Bytes, long Packets, long Errors, long Dropped)
{
    /// <summary>The growth of the counters.</summary>
    /// <param name="now">The counters now.</param>
    /// <param name="before">The counters before.</param>
    public static LinkCounters operator -(LinkCounters now, LinkCounters before) =>
        new(now.Bytes - before.Bytes, now.Packets - before.Packets, now.Errors - before.Errors, now.Dropped - before.Dropped);

    /// <summary>The same as the operator.</summary>
    /// <param name="now">The counters now.</param>
    /// <param name="before">The counters before.</param>
    public static LinkCounters Subtract(LinkCounters now, LinkCounters before) => now - before;
}
