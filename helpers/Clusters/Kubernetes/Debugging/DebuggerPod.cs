namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// The debugger pod's manifest: on one node, privileged, in the node's own PID, network and IPC namespaces, so that it adds next to nothing to what it
/// looks at. (Kubernetes: <see href="https://kubernetes.io/docs/tasks/debug/debug-cluster/kubectl-node-debug/">Debugging nodes</see>.)
/// </summary>
internal static class DebuggerPod
{
    public const string Label = "podlab.dev/role";
    public const string Role = "node-debugger";
    public const string Selector = $"{Label}={Role}";
    public const string Container = "debugger";

    /// <summary>Whoever forgets it (a kernel that was killed, say): after this time the kubelet ends the pod.</summary>
    private const int LifeSeconds = 3600;

    public static string NameFor(string node) => $"podlab-debugger-{node}";

    public static V1Pod Create(string node, DebuggerSettings settings) => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = new V1ObjectMeta
        {
            Name = NameFor(node),
            NamespaceProperty = settings.Namespace,
            Labels = new Dictionary<string, string> { [Label] = Role, ["app.kubernetes.io/managed-by"] = "podlab" },
        },
        Spec = new V1PodSpec
        {
            // Past the scheduler: a node that takes no new pods is one to look at, too.
            NodeName = node,
            HostPID = true,
            HostNetwork = true,
            HostIPC = true,
            RestartPolicy = "Never",
            ActiveDeadlineSeconds = LifeSeconds,
            TerminationGracePeriodSeconds = 1,
            AutomountServiceAccountToken = false,
            EnableServiceLinks = false,
            Tolerations = [new V1Toleration { OperatorProperty = "Exists" }],
            Containers =
            [
                new V1Container
                {
                    Name = Container,
                    Image = settings.Image,
                    ImagePullPolicy = "IfNotPresent",
                    Command = ["sleep", "infinity"],
                    SecurityContext = new V1SecurityContext { Privileged = true, RunAsUser = 0 },
                },
            ],
        },
    };
}

/// <summary>Where debugger pods run, and from which image.</summary>
/// <param name="Namespace">The Kubernetes namespace: the lab's own, since nothing else of a cluster is PodLab's to write.</param>
/// <param name="Image">
/// An image with a shell, <c>ps</c>, GNU <c>find</c> and <c>grep</c>, and util-linux's <c>lsns</c> and <c>nsenter</c>.
/// </param>
internal sealed record DebuggerSettings(string Namespace, string Image)
{
    /// <summary>A small public image that has them all.</summary>
    public const string PublicImage = "docker.io/library/ubuntu:24.04";
}
