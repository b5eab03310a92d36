using k8s;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The containers of a pod by their role.</summary>
internal static class PodSpecExtensions
{
    public static IEnumerable<V1Container> AllInitContainers(this V1PodSpec spec) => spec.InitContainers ?? [];

    public static bool IsSidecar(this V1Container initContainer) => initContainer.RestartPolicy == "Always";

    /// <summary>Converts an ephemeral container, which has a container's fields and one more.</summary>
    public static V1Container AsContainer(this V1EphemeralContainer ephemeral) =>
        KubernetesJson.Deserialize<V1Container>(KubernetesJson.Serialize(ephemeral));

    public static IEnumerable<V1EphemeralContainer> AllEphemeralContainers(this V1PodSpec spec) => spec.EphemeralContainers ?? [];
}
