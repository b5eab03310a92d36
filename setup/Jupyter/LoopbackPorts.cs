using System.Net;
using System.Net.Sockets;

namespace PodLab.Setup.Jupyter;

/// <summary>Ports of the loopback address that are currently free.</summary>
internal static class LoopbackPorts
{
    public static int Free() => Free(1)[0];

    // All are opened before the first one is closed, so that they differ.
    public static int[] Free(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Stop());
        return ports;
    }
}
