using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>Runs the <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <exception cref="MagicException">The <c>dotnet</c> command doesn't exist.</exception>
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

    // A child that can't be ended must not hide the cancellation.
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
                $"The .NET SDK finds packages, but its command dotnet couldn't be started ({error.Message}). "
                + "Is the SDK installed, and is dotnet on the PATH?",
                error);
        }
    }

    // The dotnet command that started this process, if there is one. Otherwise the one of this process's runtime, if that is in the usual place:
    // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/. Otherwise the one on the PATH.
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
