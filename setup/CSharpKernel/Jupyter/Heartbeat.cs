using NetMQ;
using NetMQ.Sockets;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Echoes whatever comes, on a thread of its own: that is how front ends know that the kernel lives, whatever its cell does.</summary>
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
                // Who asked has gone.
            }
            catch (TerminatingException)
            {
                // The kernel ends.
                socket.Dispose();
                return;
            }
        }
    }
}
