namespace PodLab;

/// <summary>A trait of a pod that most pods don't have, and where it was seen.</summary>
/// <param name="Sentence">The trait: <c>Container demox has 2 zombies: PID 812 and 813.</c></param>
/// <param name="Source">Where it was read: a field of the pod's object, or a file or command on the node.</param>
public sealed record PodRemark(string Sentence, string Source);
