namespace PodLab.Anatomy;

/// <summary>A container of a pod with its processes.</summary>
/// <param name="Name">Its name in the manifest; <c>pause</c> for the pause container.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Image">Its image, as the container runtime names it.</param>
/// <param name="Id">Its full ID in the container runtime.</param>
/// <param name="RestartCount">How often it was restarted.</param>
/// <param name="Processes">Its processes, first the one that the runtime started, then by PID; empty when it does not run.</param>
public sealed record PodContainer(
    string Name, ContainerRole Role, string Image, string Id, int RestartCount, IReadOnlyList<PodProcess> Processes)
{
    /// <summary>The process that the runtime started for it; null when it does not run.</summary>
    public PodProcess? FirstProcess => Processes.Count > 0 ? Processes[0] : null;
}
