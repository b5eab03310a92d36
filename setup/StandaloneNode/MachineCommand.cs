using System.Diagnostics;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Runs a program on this machine (not on the node) and takes in what it says.</summary>
internal static class MachineCommand
{
    private const int NotFound = 127;

    public static async Task<MachineCommandResult> RunAsync(
        IReadOnlyList<string> argv, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(Programs.Find(argv[0]) ?? argv[0], argv.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Programs.SearchPath;
        start.Environment["LC_ALL"] = "C.UTF-8";

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new(argv, process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return new(argv, NotFound, "", error.Message);
        }
    }
}
