namespace PodLab.Commands;

/// <summary>An address of a link (<see href="https://man7.org/linux/man-pages/man8/ip-address.8.html">ip-address(8)</see>).</summary>
/// <param name="Family"><c>inet</c> for IPv4, <c>inet6</c> for IPv6.</param>
/// <param name="Address">The address: <c>10.244.1.2</c>.</param>
/// <param name="PrefixLength">The number of its bits that identify the network.</param>
/// <param name="Scope">The scope where it's valid: <c>global</c>, <c>link</c>, <c>host</c>.</param>
public sealed record LinkAddress(string Family, string Address, int PrefixLength, string Scope)
{
    /// <summary><c>10.244.1.2/24</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Address}/{PrefixLength}");
}
