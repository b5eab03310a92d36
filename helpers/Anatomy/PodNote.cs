using PodLab.Nodes;
using PodLab.Rendering;

namespace PodLab.Anatomy;

/// <summary>A learner's remark on a part of a pod. One of the three is set: that which the remark is about.</summary>
/// <param name="Note">The remark.</param>
/// <param name="Pid">A process, by its PID on the node.</param>
/// <param name="Namespace">A Linux namespace.</param>
/// <param name="Container">A container: not its name, since one in the manifest may be called as the runtime's is, pause.</param>
internal sealed record PodNote(Note Note, int? Pid = null, LinuxNamespace? Namespace = null, PodContainer? Container = null);
