using System.Diagnostics;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Installs the Debian packages for the node. For an ordinary user, only this runs with root's rights, and it says so first. Existing programs are
/// used as they are, from any package.
/// </summary>
internal static class NodePackages
{
    private const int LockWaitSeconds = 120;

    /// <summary>Installs what is missing and returns the installed packages.</summary>
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
            throw new PodLabException($"{lacking} PodLab installs packages only with apt-get (Debian, Ubuntu), which isn't installed here. Install these programs by other means.");
        }

        progress.Report($"Installing Debian packages on this machine: {string.Join(' ', packages)} (they remain after `{TerminalCommand.Words} down`).");
        if (!Environment.IsPrivilegedProcess && !await Sudo.IsGrantedAsync(cancellation))
        {
            throw new PodLabException($"{lacking} Installing needs root's rights, but sudo doesn't grant them here. {byHand}");
        }

        await InstallAsync(Environment.IsPrivilegedProcess ? [] : Sudo.WithoutAsking, packages, byHand, progress, cancellation);
        return findMissing() is { Count: > 0 } still
            ? throw new PodLabException($"The packages {string.Join(' ', packages)} are installed, but these programs are still missing: {string.Join(", ", still.Select(program => program.Name))}.")
            : packages;
    }

    private static async Task InstallAsync(string[] asRoot, string[] packages, string byHand, IProgress<string> progress, CancellationToken cancellation)
    {
        // A third party's package source may be unreachable. If Debian's is, the installation reports that.
        string[] wait = ["-o", $"DPkg::Lock::Timeout={LockWaitSeconds}"];
        var update = await MachineCommand.RunAsync([.. asRoot, "apt-get", .. wait, "update"], cancellation);
        cancellation.ThrowIfCancellationRequested();
        using var quiet = new ServiceStartGuard();
        await using var told = cancellation.Register(() => progress.Report("Stopping after the packages are installed: interrupting that would leave them half configured."));
        // Runs to its end even after a cancellation: dpkg must not be interrupted, and without the guard the packages would start services.
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
        throw new PodLabException($"The packages {string.Join(' ', packages)} couldn't be installed: {why} apt-get: {install.LastWords} {byHand}");
    }

    /// <summary>The reason why an installation failed, from apt-get's output.</summary>
    public static string Reason(string words, bool updateFailed) =>
        SaysOneOf(words, "Could not get lock", "is held by process", "Unable to acquire the dpkg frontend lock")
            ? $"another program was installing packages for more than {LockWaitSeconds} s; wait for it and try again."
            : SaysOneOf(words, "Unable to fetch", "Temporary failure", "Unable to locate", "has no installation candidate")
            ? $"the package source couldn't be reached or lacks them{(updateFailed ? " (apt-get update also failed)" : "")}. Is there a network?"
            : "see apt-get's message.";

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

/// <summary>Root's rights for a command of an ordinary user:
/// <see href="https://manpages.debian.org/bookworm/sudo/sudo.8.en.html">sudo(8)</see>.</summary>
internal static class Sudo
{
    /// <summary>The prefix of a command after <see cref="IsGrantedAsync"/> returned true: sudo remembers that for some minutes.</summary>
    public static readonly string[] WithoutAsking = ["sudo", "-n"];

    /// <summary>Whether sudo grants root's rights. In a terminal it may prompt for the user's password; elsewhere it can't.</summary>
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
/// Keeps a package from starting its service on the machine, as Debian's containerd would. Debian's own means, <c>/usr/sbin/policy-rc.d</c>, is one
/// file for everybody. Instead, a <c>systemctl</c>, <c>invoke-rc.d</c> and <c>deb-systemd-invoke</c> that do nothing come first in the search path of
/// this installation.
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

    /// <summary>Their folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>
    /// The option for <c>apt-get</c>, which gives packages' scripts its own search path instead of the environment's
    /// (<see href="https://manpages.debian.org/bookworm/apt/apt.conf.5.en.html">apt.conf(5)</see>, DPkg::Path).
    /// </summary>
    public string[] AptOption => ["-o", $"DPkg::Path={Folder}:{Programs.SearchPath}"];

    public void Dispose() => _folder.Delete(recursive: true);
}
