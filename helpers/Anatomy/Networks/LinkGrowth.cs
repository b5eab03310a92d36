namespace PodLab.Anatomy;

/// <summary>The traffic on a link between two readings.</summary>
/// <param name="Namespace">Its network namespace, at the later reading.</param>
/// <param name="Before">The link in the earlier reading.</param>
/// <param name="After">The link in the later reading.</param>
public sealed record LinkGrowth(NetworkNamespace Namespace, NetworkLink Before, NetworkLink After)
{
    /// <summary>The traffic received between the readings.</summary>
    public LinkCounters Received => After.Received - Before.Received;

    /// <summary>The traffic sent between the readings.</summary>
    public LinkCounters Sent => After.Sent - Before.Sent;

    /// <summary>Whether any packets passed through it between the readings.</summary>
    public bool HasGrown => Received.Packets > 0 || Sent.Packets > 0;

    /// <summary><c>eth0 of pod demosolo</c>.</summary>
    public override string ToString() => $"{After.Name} of {Namespace.Title}";
}
