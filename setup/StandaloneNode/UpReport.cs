using PodLab.Clusters.Standalone;

namespace PodLab.Setup.StandaloneNode;

/// <summary>What <c>up</c> did.</summary>
/// <param name="Node">The node that runs now.</param>
/// <param name="WasRunning">Whether it ran already.</param>
/// <param name="Installed">The Debian packages that were installed for it.</param>
/// <param name="Duration">How long it took, packages aside.</param>
internal sealed record UpReport(StandaloneNodeRecord Node, bool WasRunning, IReadOnlyList<string> Installed, TimeSpan Duration);
