namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The labels and annotations by which the kubelet, and so the supervisor, recognizes its own sandboxes and containers.</summary>
internal static class PodLabels
{
    public const string PodName = "io.kubernetes.pod.name";
    public const string PodNamespace = "io.kubernetes.pod.namespace";
    public const string PodUid = "io.kubernetes.pod.uid";
    public const string ContainerName = "io.kubernetes.container.name";
    public const string ContainerHash = "io.kubernetes.container.hash";
    public const string RestartCount = "io.kubernetes.container.restartCount";
    public const string MessagePath = "io.kubernetes.container.terminationMessagePath";
    public const string MessagePolicy = "io.kubernetes.container.terminationMessagePolicy";
    public const string GracePeriod = "io.kubernetes.pod.terminationGracePeriod";
}
