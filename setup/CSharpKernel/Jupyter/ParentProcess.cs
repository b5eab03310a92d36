using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Ends the kernel when its front end dies or is killed: after that, the kernel can't be reached.</summary>
internal static partial class ParentProcess
{
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(1);

    /// <summary>Ends this process when the one that started it ends.</summary>
    public static void EndWithIt()
    {
        // Jupyter identifies itself: on Windows by a handle that the kernel inherits, elsewhere by its process ID.
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

    // When its parent ends, a child gets another parent process.
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

    // Signal 0 is never sent. Only a process of another user refuses it, and that process exists.
    private static bool Exists(int process) => Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() == PermissionDenied;

    private const int PermissionDenied = 1;

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
