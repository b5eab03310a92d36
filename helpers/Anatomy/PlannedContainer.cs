namespace PodLab.Anatomy;

/// <summary>
/// A container that a pod should have and what the runtime knows of its newest attempt; its processes are still to be found.
/// </summary>
internal sealed record PlannedContainer(string Name, ContainerRole Role, string Image, string Id, int RestartCount, int? Pid);
