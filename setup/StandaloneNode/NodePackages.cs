using System.Diagnostics;
using PodLab.Setup.Commands;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Brings the Debian packages that the node is made of. Only this ever runs with root's rights for an ordinary user, and it says so first.
/// Programs that are there already are used as they are, whatever package they came from.
/// </summary>
internal static class NodePackages
{
    private const int LockWaitSeconds = 120;

    /// <summary>Installs what is missing and returns the packages it installed.</summary>
    public static async Task<IReadOnlyList<string>> EnsureAsync(
        Func<IReadOnlyList<NodeProgram>> findMissing, bool mayInstall, IProgress<string> progress, CancellationToken cancellation)
    {
        var missing = findMissing();
        if (missing.Count == 0)
        {
            return [];
        }

        string[] packages = [.. missing.Select(program => program.Package).Distinct()];
        var lacking = $"This machine lacks {string.Join(", ", missing.Select(program => program.Name))}.";
        var byHand = $"By hand: sudo apt-get install --no-install-recommends {string.Join(' ', packages)}";
        if (!mayInstall)
        {
            throw new PodLabException($"{lacking} --no-install forbids installing. {byHand}");
        }

        if (Programs.Find("apt-get") is null)
        {
            throw new PodLabException($"{lacking} PodLab installs packages only with apt-get (Debian, Ubuntu), which is not here. Install by your own means what brings them.");
        }

        progress.Report($"Installing Debian packages on this machine: {string.Join(' ', packages)} (they stay after `{TerminalCommand.Words} down`).");
        if (!Environment.IsPrivilegedProcess && !await Sudo.IsGrantedAsync(cancellation))
        {
            throw new PodLabException($"{lacking} Installing needs root's rights, and sudo does not give them here. {byHand}");
        }

        await InstallAsync(Environment.IsPrivilegedProcess ? [] : Sudo.WithoutAsking, packages, byHand, progress, cancellation);
        return findMissing() is { Count: > 0 } still
            ? throw new PodLabException($"The packages {string.Join(' ', packages)} are installed, and still there is no {string.Join(", ", still.Select(program => program.Name))}.")
            : packages;
    }

    private static async Task InstallAsync(string[] asRoot, string[] packages, string byHand, IProgress<string> progress, CancellationToken cancellation)
    {
        // A third party's package source may be out of reach: whether Debian's is, the installation tells.
        string[] wait = ["-o", $"DPkg::Lock::Timeout={LockWaitSeconds}"];
        var update = await MachineCommand.RunAsync([.. asRoot, "apt-get", .. wait, "update"], cancellation);
        cancellation.ThrowIfCancellationRequested();
        using var quiet = new ServiceStartGuard();
        await using var told = cancellation.Register(() => progress.Report("Stopping when the packages are installed: to break that off would leave them half configured."));
        // To its end, whoever wants to stop meanwhile: dpkg does not like to be broken off, and without the guard the packages would start services.
        var install = await MachineCommand.RunAsync(
            [.. asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", .. wait, .. quiet.AptOption,
                "install", "-y", "--no-install-recommends", "--no-remove", .. packages],
            CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (install.ExitCode == 0)
        {
            return;
        }

        var why = Reason(install.LastWords, update.ExitCode != 0);
        throw new PodLabException($"The packages {string.Join(' ', packages)} could not be installed: {why} apt-get: {install.LastWords} {byHand}");
    }

    /// <summary>Why an installation failed, from apt-get's own words.</summary>
    public static string Reason(string words, bool updateFailed) =>
        SaysOneOf(words, "Could not get lock", "is held by process", "Unable to acquire the dpkg frontend lock")
            ? $"another program was installing packages for more than {LockWaitSeconds} s; wait for it and try again."
            : SaysOneOf(words, "Unable to fetch", "Temporary failure", "Unable to locate", "has no installation candidate")
            ? $"the package source could not be reached or lacks them{(updateFailed ? " (apt-get update had failed, too)" : "")}. Is there a network?"
            : "see what apt-get said.";

    private static bool SaysOneOf(string words, params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (words.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

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

/// <summary>
/// Keeps a package from starting its service on the machine (Debian's containerd would): Debian's own means is
/// <c>/usr/sbin/policy-rc.d</c>, but that is one file for everybody; instead a <c>systemctl</c>, <c>invoke-rc.d</c> and <c>deb-systemd-invoke</c>
/// that do nothing stand first in the search path of this one installation.
/// </summary>
internal sealed class ServiceStartGuard : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-no-services-");

    public ServiceStartGuard()
    {
        foreach (var name in (string[])["systemctl", "invoke-rc.d", "deb-systemd-invoke", "service"])
        {
            var file = Path.Combine(Folder, name);
            File.WriteAllText(file, "#!/bin/sh\nexit 0\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>Where they are.</summary>
    public string Folder => _folder.FullName;

    /// <summary>
    /// For <c>apt-get</c>, which gives packages' scripts a search path of its own and not that of its environment
    /// (<see href="https://manpages.debian.org/bookworm/apt/apt.conf.5.en.html">apt.conf(5)</see>, DPkg::Path).
    /// </summary>
    public string[] AptOption => ["-o", $"DPkg::Path={Folder}:{Programs.SearchPath}"];

    public void Dispose() => _folder.Delete(recursive: true);
}
