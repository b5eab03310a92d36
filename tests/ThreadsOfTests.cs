using System.Runtime.CompilerServices;

namespace PodLab.Tests;

/// <summary>Sets the initial number of threads for tests.</summary>
internal static class ThreadsOfTests
{
    // Some tests block threads of the pool. On a machine with two cores the pool starts with two, and adds only one or two per second. Meanwhile all
    // other tests, with their deadlines, would wait.
    [ModuleInitializer]
    internal static void Provide() => ThreadPool.SetMinThreads(16, 16);
}
