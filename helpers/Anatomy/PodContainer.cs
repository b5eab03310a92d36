namespace PodLab.Anatomy;

/// <summary>A container of a pod with its processes.</summary>
/// <param name="Name">Its name in the manifest; <c>pause</c> for the pause container.</param>
/// <param name="Role">Its purpose.</param>
/// <param name="Image">Its image, as the container runtime names it.</param>
/// <param name="Id">Its full ID in the container runtime.</param>
/// <param name="RestartCount">How often it was restarted.</param>
/// <param name="Processes">Its processes: first the one that the runtime started, then the others by PID; empty if it isn't running.</param>
public sealed record PodContainer(
    string Name, ContainerRole Role, string Image, string Id, int RestartCount, IReadOnlyList<PodProcess> Processes)
{
    /// <summary>The process that the runtime started for it; null if it isn't running.</summary>
    public PodProcess? FirstProcess => Processes.Count > 0 ? Processes[0] : null;

    /// <summary>
    /// Its ended processes whose parents haven't collected their exit status (zombies, <c>&lt;defunct&gt;</c> in <c>ps</c>), by PID. They are only
    /// in the Linux namespaces <c>pid</c> and <c>user</c>. Used in lesson 06.
    /// </summary>
    public IReadOnlyList<PodProcess> Zombies { get; init; } = [];
}

/// <summary>The purpose of a container in its pod.</summary>
public enum ContainerRole
{
    /// <summary>Created by the container runtime to stay in the pod's Linux namespaces; not in the manifest.</summary>
    Pause,

    /// <summary>Runs to completion before the others start.</summary>
    Init,

    /// <summary>An init container with <c>restartPolicy: Always</c>; runs beside the others.</summary>
    Sidecar,

    /// <summary>An ordinary container of the manifest.</summary>
    App,

    /// <summary>Added to the running pod for a look inside (<c>kubectl debug</c>).</summary>
    Ephemeral,
}

/// <summary>The words for a container's role in tables and pictures.</summary>
internal static class ContainerRoleWords
{
    extension(ContainerRole role)
    {
        /// <summary>"container made by the runtime", "init container": the names in the Kubernetes documentation.</summary>
        public string Title => role switch
        {
            ContainerRole.Pause => "container made by the runtime",
            ContainerRole.Init => "init container",
            ContainerRole.Sidecar => "sidecar container",
            ContainerRole.Ephemeral => "ephemeral container",
            _ => "container",
        };

        public string Describe(int restarts) => restarts switch
        {
            0 => role.Title,
            1 => $"{role.Title}, restarted once",
            _ => $"{role.Title}, restarted {restarts} times",
        };
    }
}
