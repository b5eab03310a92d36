using System.Diagnostics;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// Starts the standalone node for a notebook when none is running, with the tool of this library's checkout. It never installs packages: only a
/// user can ask for that.
/// </summary>
internal static class StandaloneStart
{
    private const string ByHand = "Start one in a terminal, in PodLab's folder: `setup/podlab up`.";

    public static async Task RunAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PodLabException("No cluster is running, and PodLab's own node needs Linux (on Windows, WSL is one).");
        }

        var tool = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(StandaloneStart).Assembly.Location)!, "../../setup/bin/PodLab.Setup"));
        if (!File.Exists(tool))
        {
            throw new PodLabException($"No cluster is running. {ByHand}");
        }

        // If it ends halfway, the next `up` removes what it left behind.
        var up = await ChildProcess.RunAsync(new ProcessStartInfo(tool, ["up", "--no-install"]), lines: null, cancellation);
        if (up.ExitCode != 0)
        {
            throw new PodLabException($"No cluster is running, and starting one failed. {up.StandardError.Trim()} {ByHand}");
        }
    }
}
