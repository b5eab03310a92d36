using PodLab.Anatomy;
using PodLab.Commands;

namespace PodLab.Exercises;

/// <summary>What an answer is checked against: the live pod and its surroundings, read anew for each answer.</summary>
/// <param name="Pod">The pod, taken apart.</param>
/// <param name="NodeProcesses">All processes of its node.</param>
/// <param name="PauseImage">The image of its pause container, as the container runtime names it; null when it does not say.</param>
public sealed record Specimen(PodAnatomy Pod, IReadOnlyList<NodeProcess> NodeProcesses, string? PauseImage)
{
    /// <summary>The pause container's process.</summary>
    /// <exception cref="PodLabException">The pod has none that runs.</exception>
    public PodProcess Pause => FirstProcessOf(container => container.Role == ContainerRole.Pause, "pause container");

    /// <summary>The first process of the pod's first ordinary container.</summary>
    /// <exception cref="PodLabException">The pod has none that runs.</exception>
    public PodProcess App => FirstProcessOf(container => container.Role == ContainerRole.App, "ordinary container");

    /// <summary>The process with that PID on the node, or null.</summary>
    public NodeProcess? FindProcess(int pid) => NodeProcesses.FirstOrDefault(process => process.Pid == pid);

    private PodProcess FirstProcessOf(Func<PodContainer, bool> which, string words) =>
        Pod.Containers.Where(which).Select(container => container.FirstProcess).FirstOrDefault(process => process is not null)
        ?? throw new PodLabException($"Pod {Pod.Name} has no running {words} to compare with. See how it is: await lab.PodsAsync(\"{Pod.Namespace}\").");
}
