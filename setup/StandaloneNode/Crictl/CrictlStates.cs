using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>The states' names in tables.</summary>
internal static class CrictlStates
{
    public static string Of(PodSandboxState state) => state == PodSandboxState.SandboxReady ? "Ready" : "NotReady";

    public static string Of(ContainerState state) => state switch
    {
        ContainerState.ContainerCreated => "Created",
        ContainerState.ContainerRunning => "Running",
        ContainerState.ContainerExited => "Exited",
        _ => "Unknown",
    };
}
