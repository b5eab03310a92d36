using System.Runtime.CompilerServices;

namespace PodLab.Tests;

/// <summary>
/// Sends predictions that a test writes to a folder of this run, in the test's own process and its child processes. So they are never among the
/// user's own, and none is left at the end.
/// </summary>
internal static class DataOfTests
{
    [ModuleInitializer]
    internal static void KeepApart()
    {
        var folder = Directory.CreateTempSubdirectory("podlab-data-of-tests-");
        Environment.SetEnvironmentVariable(DataFolder.Variable, folder.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(folder.FullName))
            {
                folder.Delete(recursive: true);
            }
        };
    }

    /// <summary>The folder for the data of one node's or cluster's learner, in this run's folder.</summary>
    internal static string FolderFor(StateFolder state) =>
        Path.Combine(DataFolder.Default().Path, "learners", state.Path.Trim(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '.'));
}
