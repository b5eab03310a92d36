namespace PodLab.Setup.StandaloneNode;

/// <summary>What <c>up</c> did.</summary>
/// <param name="Node">The node that runs now.</param>
/// <param name="WasRunning">Whether it ran already.</param>
/// <param name="Installed">The Debian packages that were installed for it.</param>
/// <param name="Duration">How long it took, packages aside.</param>
internal sealed record UpReport(StandaloneNodeRecord Node, bool WasRunning, IReadOnlyList<string> Installed, TimeSpan Duration);

/// <summary>How to start the standalone node.</summary>
/// <param name="MayInstall">Whether missing Debian packages may be installed.</param>
/// <param name="CgroupVersion">1 or 2: the shape of control groups that containers see; null for that of the node that was started last, else 2.</param>
internal sealed record UpOptions(bool MayInstall = true, int? CgroupVersion = null);
