using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>A front end that dies, or is killed, takes its kernel with it: nobody could reach the kernel any more.</summary>
internal static partial class ParentProcess
{
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(1);

    /// <summary>Ends this process when the one that started it ends.</summary>
    public static void EndWithIt()
    {
        // Jupyter names itself: on Windows by a handle that it lets the kernel inherit, elsewhere by its process id.
        var named = int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var id) ? id : 0;
        if (!OperatingSystem.IsWindows())
        {
            Watch(() => WaitForChangeOfParent(named));
        }
        else if (named > 0)
        {
            Watch(() => WaitForHandle(named));
        }
    }

    private static void Watch(Action waitForEnd) => new Thread(() =>
    {
        waitForEnd();
        Environment.Exit(0);
    })
    { IsBackground = true, Name = "Parent watch" }.Start();

    // A child whose parent ends is given to another process.
    private static void WaitForChangeOfParent(int named)
    {
        var parent = GetParent();
        while (GetParent() == parent && (named <= 1 || Exists(named)))
        {
            Thread.Sleep(_between);
        }
    }

    private static void WaitForHandle(int handle)
    {
        using var end = new ManualResetEvent(false);
        end.SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false);
        end.WaitOne();
    }

    // Signal 0 is never sent; only a process of another user refuses it, and that one lives.
    private static bool Exists(int process) => Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() == PermissionDenied;

    private const int PermissionDenied = 1;

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
