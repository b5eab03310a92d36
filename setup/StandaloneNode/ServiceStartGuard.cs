namespace PodLab.Setup.StandaloneNode;

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
