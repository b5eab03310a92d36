using NetMQ;
using NetMQ.Sockets;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Echoes everything it receives, on its own thread. So front ends see that the kernel is alive, even while a cell runs.</summary>
internal static class Heartbeat
{
    public static void Start(ConnectionFile connection)
    {
        var socket = new RouterSocket();
        socket.Bind($"tcp://{connection.Ip}:{connection.HeartbeatPort}");
        new Thread(() => Beat(socket)) { IsBackground = true, Name = "Heartbeat" }.Start();
    }

    private static void Beat(RouterSocket socket)
    {
        while (true)
        {
            try
            {
                socket.SendMultipartBytes(socket.ReceiveMultipartBytes());
            }
            catch (HostUnreachableException)
            {
                // The sender is gone.
            }
            catch (TerminatingException)
            {
                // The kernel is ending.
                socket.Dispose();
                return;
            }
        }
    }
}
