using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PodLab.Tests;

/// <summary>What the programs that tests start do at Ctrl-C, however the tests themselves were started.</summary>
internal static partial class SignalsOfTests
{
    private const int Interrupt = 2;
    private const nint Default = 0;

    // A shell has what it starts in the background ignore SIGINT (POSIX, 2.9.3.1), and what is ignored stays so in every program below: no kernel and no
    // tool could be interrupted.
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
