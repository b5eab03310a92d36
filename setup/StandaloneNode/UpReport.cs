namespace PodLab.Setup.StandaloneNode;

/// <summary>The result of <c>up</c>.</summary>
/// <param name="Node">The running node.</param>
/// <param name="WasRunning">Whether it was already running.</param>
/// <param name="Installed">The Debian packages that were installed for it.</param>
/// <param name="Duration">Its duration, without the packages.</param>
internal sealed record UpReport(StandaloneNodeRecord Node, bool WasRunning, IReadOnlyList<string> Installed, TimeSpan Duration);

/// <summary>The options for starting the standalone node.</summary>
/// <param name="MayInstall">Whether missing Debian packages may be installed.</param>
/// <param name="CgroupVersion">1 or 2: the shape of control groups that containers see; null for that of the last started node, otherwise 2.</param>
internal sealed record UpOptions(bool MayInstall = true, int? CgroupVersion = null);
