namespace PodLab.Anatomy;

/// <summary>How much a link has carried between two readings.</summary>
/// <param name="Namespace">The network namespace that it is in, as it was later.</param>
/// <param name="Before">The link in the earlier reading.</param>
/// <param name="After">The link in the later reading.</param>
public sealed record LinkGrowth(NetworkNamespace Namespace, NetworkLink Before, NetworkLink After)
{
    /// <summary>What came in meanwhile.</summary>
    public LinkCounters Received => After.Received - Before.Received;

    /// <summary>What went out meanwhile.</summary>
    public LinkCounters Sent => After.Sent - Before.Sent;

    /// <summary>Whether anything has passed through it meanwhile.</summary>
    public bool HasGrown => Received.Packets > 0 || Sent.Packets > 0;

    /// <summary><c>eth0 of pod demosolo</c>.</summary>
    public override string ToString() => $"{After.Name} of {Namespace.Title}";
}
