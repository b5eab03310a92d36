using System.Net.Sockets;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>Connects to unix sockets whose path may be longer than a socket address can hold.</summary>
internal static class UnixSocket
{
    // sizeof(sockaddr_un.sun_path) is 108 with the closing zero: unix(7).
    private const int LongestAddress = 107;

    public static async Task<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await ConnectAsync(socket, path, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task ConnectAsync(Socket socket, string path, CancellationToken cancellation)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(path) <= LongestAddress)
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return;
        }

        // State folders can be deeply nested. A short-lived link in the temporary folder replaces the socket's folder: only the address has to be
        // short, not the path behind it.
        var link = Path.Combine(Path.GetTempPath(), $"podlab-{Guid.NewGuid():N}"[..20]);
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(path)!);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(link, Path.GetFileName(path))), cancellation);
        }
        finally
        {
            File.Delete(link);
        }
    }
}
