namespace PodLab.Anatomy;

/// <summary>A container that a pod should have, with what the runtime knows of its newest attempt, before its processes are looked for.</summary>
internal sealed record PlannedContainer(string Name, ContainerRole Role, string Image, string Id, int RestartCount, int? Pid);
