namespace PodLab.Anatomy;

/// <summary>What a container is for in its pod.</summary>
public enum ContainerRole
{
    /// <summary>Made by the container runtime to stay in the pod's Linux namespaces; not in the manifest.</summary>
    Pause,

    /// <summary>Runs to completion before the others start.</summary>
    Init,

    /// <summary>An init container with <c>restartPolicy: Always</c>: runs beside the others.</summary>
    Sidecar,

    /// <summary>An ordinary container of the manifest.</summary>
    App,

    /// <summary>Added to the running pod for a look inside (<c>kubectl debug</c>).</summary>
    Ephemeral,
}
