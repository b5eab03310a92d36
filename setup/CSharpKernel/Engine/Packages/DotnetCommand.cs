using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>Runs the <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <exception cref="MagicException">There is none.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        using var process = Start(arguments, folder);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            throw;
        }
    }

    // A child that can't be ended must not hide that the command was canceled.
    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is Win32Exception or AggregateException)
        {
            Debug.WriteLine(error);
        }
    }

    private static Process Start(IReadOnlyList<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(Find(), arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new MagicException(
                $"Packages are found by the .NET SDK, and its command dotnet could not be started ({error.Message}). "
                + "Is the SDK installed, and dotnet on the PATH?",
                error);
        }
    }

    // The one that started this process, if one did; else the one whose runtime it uses, when that stands where it belongs:
    // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/; else whatever the PATH has.
    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string?[] places =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name)),
        ];
        return places.FirstOrDefault(File.Exists) ?? name;
    }
}
