using System.Runtime.CompilerServices;

namespace PodLab.Tests;

/// <summary>How many threads there are for tests from the beginning.</summary>
internal static class ThreadsOfTests
{
    // Some tests block threads of the pool, and on a machine of two cores it adds to its two only one or two a second: meanwhile all others, and their
    // deadlines, would stand still.
    [ModuleInitializer]
    internal static void Provide() => ThreadPool.SetMinThreads(16, 16);
}
