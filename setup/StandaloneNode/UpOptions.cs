namespace PodLab.Setup.StandaloneNode;

/// <summary>How to start the standalone node.</summary>
/// <param name="MayInstall">Whether missing Debian packages may be installed.</param>
/// <param name="CgroupVersion">1 or 2: the shape of control groups that containers see; null for that of the node that was started last, else 2.</param>
internal sealed record UpOptions(bool MayInstall = true, int? CgroupVersion = null);
