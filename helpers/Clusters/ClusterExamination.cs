using PodLab.Clusters.Kind;
using PodLab.Clusters.Kubernetes;

namespace PodLab.Clusters;

/// <summary>Checks what this machine has for lessons on kind and on other clusters. It changes nothing.</summary>
internal static class ClusterExamination
{
    // Where the standalone node can run, lessons need none of this.
    private static Health Lacking => OperatingSystem.IsLinux() ? Health.Remark : Health.Bad;

    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var system = MachineSystem.Current();
        return [.. await DockerAsync(system, cancellation), Kind(system), Contexts()];
    }

    private static async Task<IReadOnlyList<Finding>> DockerAsync(MachineSystem system, CancellationToken cancellation)
    {
        if (Programs.Find("docker") is null)
        {
            return [new("Docker", Lacking, "not installed; the kind cluster needs it", InstallLine.ForDocker(system))];
        }

        try
        {
            using var docker = DockerConnection.Open();
            var version = await docker.CallAsync("ask Docker for its version", client => client.System.GetVersionAsync(cancellation));
            var nodes = await KindContainers.ListAsync(docker, cancellation);
            return [new("Docker", Health.Good, $"Engine {version.Version}, {docker.Endpoint}") { SeenByOthers = $"Engine {version.Version}" }, Clusters(nodes)];
        }
        catch (PodLabException error)
        {
            return [new("Docker", Lacking, error.Message, "do as the message says; only the kind cluster needs Docker")];
        }
    }

    private static Finding Clusters(IReadOnlyList<KindContainer> nodes) => nodes.Count == 0
        ? new("kind clusters", Health.Remark, "none is running", $"{TerminalCommand.Words} up --cluster kind")
        : new("kind clusters", Health.Good, string.Join("; ", nodes.GroupBy(node => node.Cluster).Select(Describe)));

    private static string Describe(IGrouping<string, KindContainer> cluster) => cluster.All(node => node.IsRunning)
        ? $"{cluster.Key}: {cluster.Count()} nodes"
        : $"{cluster.Key}: {cluster.Count()} nodes, of which {string.Join(", ", cluster.Where(node => !node.IsRunning).Select(node => node.Node))} stopped";

    private static Finding Kind(MachineSystem system) => Programs.Find("kind") is { } path
        ? new("kind", Health.Good, path) { SeenByOthers = "installed" }
        : new("kind", Health.Remark, "not installed; `up --cluster kind` needs it", InstallLine.ForKind(system));

    private static Finding Contexts()
    {
        try
        {
            var kubeconfig = Kubeconfig.Load();
            return kubeconfig.ContextNames is { Count: > 0 } names
                ? new("kubeconfig", Health.Good, $"contexts {string.Join(", ", names.Select(name => name == kubeconfig.CurrentContext ? $"{name} (current)" : name))}") { SeenByOthers = Counted.Of(names.Count, "context") }
                : new("kubeconfig", Health.Remark, "it contains no contexts");
        }
        catch (PodLabException error)
        {
            return new("kubeconfig", Health.Remark, error.Message);
        }
    }
}
