using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Standalone;

namespace PodLab.Clusters.Kind;

/// <summary>Opens a kind cluster on this machine's Docker.</summary>
internal static class KindOpening
{
    /// <summary>The cluster that <c>up</c> creates by default.</summary>
    public const string OwnName = "podlab";

    /// <summary>The context that kind writes into the kubeconfig for a cluster.</summary>
    public static string ContextOf(string cluster) => $"kind-{cluster}";

    /// <param name="name">The cluster's name; null for PodLab's own, else the only one.</param>
    /// <param name="state">The folder where <c>up</c> recorded which clusters it created.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There is no such cluster, it has stopped, or Docker can't be asked.</exception>
    public static async Task<KubernetesCluster> OpenAsync(string? name, StateFolder state, CancellationToken cancellation)
    {
        var docker = DockerConnection.Open();
        try
        {
            var nodes = await KindContainers.ListAsync(docker, cancellation);
            name ??= Choose([.. nodes.Select(node => node.Cluster).Distinct()]);
            EnsureRunning(name, nodes);
            var isOwn = state.FindClusterRecord("kind", name)?.MadeCluster == true;
            var identity = new ClusterIdentity("kind", name, $"in Docker on this machine, {(isOwn ? "made by `podlab up`" : "not made by PodLab")}", []);
            return new KubernetesCluster(identity, ContextFor(name).Connect(), new KindConnector(docker));
        }
        catch
        {
            docker.Dispose();
            throw;
        }
    }

    private static string Choose(string[] names) => names switch
    {
        [] => throw new PodLabException("No kind cluster is running on this machine's Docker. `setup/podlab up --cluster kind` creates one."),
        _ when names.Contains(OwnName) => OwnName,
        [var only] => only,
        _ => throw new PodLabException($"There are several kind clusters: {string.Join(", ", names)}. Name one: kind:{names[0]}."),
    };

    /// <exception cref="PodLabException">There is no such cluster, or some of its nodes have stopped.</exception>
    public static void EnsureRunning(string name, IReadOnlyList<KindContainer> nodes)
    {
        var own = nodes.Where(node => node.Cluster == name).ToArray();
        if (own.Length == 0)
        {
            var others = nodes.Select(node => node.Cluster).Distinct().ToArray();
            throw new PodLabException($"There is no kind cluster {name} on this machine's Docker. "
                + (others.Length == 0 ? "" : $"It has: {string.Join(", ", others)}. ") + $"`setup/podlab up --cluster kind --name {name}` creates it.");
        }

        var stopped = own.Where(node => !node.IsRunning).Select(node => node.Node).ToArray();
        if (stopped.Length > 0)
        {
            throw new PodLabException($"The kind cluster {name} has stopped nodes: {string.Join(", ", stopped)}. `docker start {string.Join(' ', stopped)}` starts them.");
        }
    }

    /// <summary>The kubeconfig's context for a kind cluster.</summary>
    /// <exception cref="PodLabException">There is no such context; the message says how to get it.</exception>
    public static KubeContext ContextFor(string name)
    {
        var kubeconfig = Kubeconfig.Load();
        return kubeconfig.ContextNames.Contains(ContextOf(name))
            ? kubeconfig.GetContext(ContextOf(name))
            : throw new PodLabException($"The kind cluster {name} is running, but the kubeconfig has no context {ContextOf(name)}. "
                + $"`kind export kubeconfig --name {name}` writes it.");
    }
}
