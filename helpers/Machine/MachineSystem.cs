using System.Runtime.InteropServices;

namespace PodLab.Machine;

/// <summary>This machine's operating system, with the facts that matter for installing something.</summary>
/// <param name="Family"><c>debian</c> (includes Ubuntu and others), <c>fedora</c>, <c>linux</c>, <c>macos</c> or <c>windows</c>.</param>
/// <param name="Distribution">The distribution's own name, such as <c>ubuntu</c>; empty if there is none.</param>
/// <param name="Version">Its main version number; 0 if there is none.</param>
/// <param name="Architecture">The architecture, as kind names it: <c>amd64</c> or <c>arm64</c>.</param>
internal sealed record MachineSystem(string Family, string Distribution, int Version, string Architecture)
{
    private const string ReleaseFile = "/etc/os-release";

    public static MachineSystem Current()
    {
        var architecture = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";
        return OperatingSystem.IsWindows() ? new("windows", "", 0, architecture)
            : OperatingSystem.IsMacOS() ? new("macos", "", 0, architecture)
            : OfRelease(File.Exists(ReleaseFile) ? File.ReadAllText(ReleaseFile) : "", architecture);
    }

    /// <summary>Reads <see href="https://man7.org/linux/man-pages/man5/os-release.5.html">os-release(5)</see>.</summary>
    public static MachineSystem OfRelease(string release, string architecture)
    {
        var fields = release.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0].Trim()).ToDictionary(group => group.Key, group => group.Last()[1].Trim().Trim('"', '\''));
        var id = fields.GetValueOrDefault("ID", "");
        string[] families = [id, .. fields.GetValueOrDefault("ID_LIKE", "").Split(' ')];
        var family = families.FirstOrDefault(name => name is "debian" or "fedora") ?? "linux";
        _ = int.TryParse(fields.GetValueOrDefault("VERSION_ID", "").Split('.')[0], CultureInfo.InvariantCulture, out var version);
        return new MachineSystem(family, id, version, architecture);
    }
}
