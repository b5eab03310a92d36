using System.Diagnostics;
using PodLab.Clusters;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Root's rights for a command of an ordinary user: <see href="https://manpages.debian.org/bookworm/sudo/sudo.8.en.html">sudo(8)</see>.</summary>
internal static class Sudo
{
    /// <summary>What to put before a command once <see cref="IsGrantedAsync"/> has said yes: sudo remembers that for some minutes.</summary>
    public static readonly string[] WithoutAsking = ["sudo", "-n"];

    /// <summary>Whether sudo gives root's rights. In a terminal it may ask for the user's password; elsewhere it has to do without.</summary>
    public static async Task<bool> IsGrantedAsync(CancellationToken cancellation) =>
        Programs.Find("sudo") is { } sudo
        && ((await MachineCommand.RunAsync([.. WithoutAsking, "true"], cancellation)).ExitCode == 0
            || (!Console.IsInputRedirected && await AskAsync(sudo, cancellation)));

    private static async Task<bool> AskAsync(string sudo, CancellationToken cancellation)
    {
        using var asking = Process.Start(sudo, ["--validate"]);
        await asking.EndAsync(cancellation);
        return asking.ExitCode == 0;
    }
}
