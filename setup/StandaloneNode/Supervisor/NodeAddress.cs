using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The node's own IP address, as seen from its pods.</summary>
internal static class NodeAddress
{
    private const string PodBridge = "cni";

    /// <summary>The address of a network card; if the node has none (it has its own network), that of the pods' bridge.</summary>
    public static string? Find() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(link => link.NetworkInterfaceType != NetworkInterfaceType.Loopback && link.OperationalStatus == OperationalStatus.Up)
        .OrderBy(link => link.Name.StartsWith(PodBridge, StringComparison.Ordinal))
        .SelectMany(link => link.GetIPProperties().UnicastAddresses)
        .FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString();
}
