using System.Runtime.InteropServices;

namespace PodLab.Setup.Machine;

/// <summary>Asks the Linux kernel about a folder (<see href="https://man7.org/linux/man-pages/man2/access.2.html">access(2)</see>).</summary>
internal static partial class MachineFolder
{
    private const int WriteAndEnter = 3;

    public static bool IsWritable(string path) => Access(path, WriteAndEnter) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
