using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PodLab.Tests;

/// <summary>Makes the programs that tests start react to Ctrl-C, however the tests themselves were started.</summary>
internal static partial class SignalsOfTests
{
    private const int Interrupt = 2;
    private const nint Default = 0;

    // A shell makes background programs ignore SIGINT (POSIX, 2.9.3.1), and all their child programs inherit that. Kernels and tools then couldn't be
    // interrupted.
    [ModuleInitializer]
    internal static void LetProgramsBeInterrupted()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandler(Interrupt, Default);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
