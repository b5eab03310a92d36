using System.ComponentModel;
using System.Diagnostics;
using PodLab.Clusters;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Runs a program on this machine (not on the node) and takes in what it says; cancelled, ends it.</summary>
internal static class MachineCommand
{
    private const int NotFound = 127;

    public static async Task<MachineCommandResult> RunAsync(
        IReadOnlyList<string> argv, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(Programs.Find(argv[0]) ?? argv[0], argv.Skip(1));
        start.Environment["PATH"] = Programs.SearchPath;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            var ended = await ChildProcess.RunAsync(start, cancellation);
            return new(argv, ended.ExitCode, ended.StandardOutput, ended.StandardError);
        }
        catch (Win32Exception error)
        {
            return new(argv, NotFound, "", error.Message);
        }
    }
}
