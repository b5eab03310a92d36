using System.Diagnostics;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// Starts the standalone node for a notebook that finds none running, with the tool of the checkout that this library lies in. It never installs
/// packages: that is for a person to order.
/// </summary>
internal static class StandaloneStart
{
    private const string ByHand = "Start one in a terminal, from the folder of PodLab: `setup/podlab up`.";

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

        // Ended in the middle, it leaves what the next `up` clears away.
        var up = await ChildProcess.RunAsync(new ProcessStartInfo(tool, ["up", "--no-install"]), lines: null, cancellation);
        if (up.ExitCode != 0)
        {
            throw new PodLabException($"No cluster is running, and starting one did not work. {up.StandardError.Trim()} {ByHand}");
        }
    }
}
