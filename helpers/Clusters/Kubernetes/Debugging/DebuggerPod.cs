namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// The debugger pod's manifest: privileged, on one node, in the node's own PID, network and IPC namespaces. So it adds almost nothing to the
/// picture that it's used to look at. (Kubernetes: <see href="https://kubernetes.io/docs/tasks/debug/debug-cluster/kubectl-node-debug/">Debugging
/// nodes</see>.)
/// </summary>
internal static class DebuggerPod
{
    public const string Label = "podlab.dev/role";
    public const string Role = "node-debugger";
    public const string Selector = $"{Label}={Role}";
    public const string Container = "debugger";

    /// <summary>The kubelet ends the pod after this time, in case it isn't removed (for example if the notebook's kernel was killed).</summary>
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
            // Bypasses the scheduler: a node that takes no new pods may be one to look at.
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

/// <summary>The place and image of debugger pods.</summary>
/// <param name="Namespace">The Kubernetes namespace: the lab's own, since PodLab writes to no other part of a cluster.</param>
/// <param name="Image">
/// An image with a shell, <c>ps</c>, GNU <c>find</c> and <c>grep</c>, and util-linux's <c>lsns</c> and <c>nsenter</c>.
/// </param>
internal sealed record DebuggerSettings(string Namespace, string Image)
{
    /// <summary>A small public image that contains all of them.</summary>
    public const string PublicImage = "docker.io/library/ubuntu:24.04";
}
