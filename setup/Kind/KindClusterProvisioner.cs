using PodLab.Clusters.Kind;
using PodLab.Clusters.Kubernetes;
using PodLab.Incidents;

namespace PodLab.Setup.Kind;

/// <summary>Prepares a kind cluster for lessons, and removes PodLab's parts again (README.md in this folder).</summary>
internal sealed class KindClusterProvisioner(StateFolder state, IProgress<string> progress)
{
    private static readonly TimeSpan _nodesTimeout = TimeSpan.FromMinutes(3);

    private readonly KindProgram _kind = new(progress);

    /// <summary>Finds or creates the cluster, with the Kubernetes namespace and the image for lessons.</summary>
    /// <returns>The parts of it that belong to PodLab.</returns>
    public async Task<ClusterRecord> UpAsync(KindUpOptions options, CancellationToken cancellation)
    {
        KindProgram.EnsureDockerInstalled();
        using var docker = DockerConnection.Open();
        var record = state.FindClusterRecord("kind", options.Name)
            ?? new ClusterRecord("kind", options.Name, KindOpening.ContextOf(options.Name), ICluster.DefaultNamespace, MadeCluster: false, MadeNamespace: false);
        if ((await NodesAsync(docker, options.Name, cancellation)).Count == 0)
        {
            record = record with { MadeCluster = true, MadeNamespace = false };
            await CreateAsync(record, options.NodeImage, cancellation);
        }

        var nodes = await NodesAsync(docker, options.Name, cancellation);
        KindOpening.EnsureRunning(options.Name, nodes);
        using var server = KindOpening.ContextFor(options.Name).Connect();
        await NodesReady.WaitAsync(server, progress, _nodesTimeout, cancellation);
        if (await new LabNamespace(server, record.Namespace).EnsureAsync(cancellation))
        {
            progress.Report($"Made Kubernetes namespace {record.Namespace}.");
            record = record with { MadeNamespace = true };
        }

        state.WriteClusterRecord(record);
        await new DemoImageOfDocker(docker, _kind, progress).EnsureAsync(options.Name, [.. nodes.Select(node => node.Node)], options.DemoBase, cancellation);
        state.WriteCurrent(new CurrentCluster("kind", options.Name));
        return record;
    }

    /// <summary>Deletes what <c>up</c> made: the cluster, or only the Kubernetes namespace in a cluster that isn't PodLab's.</summary>
    /// <returns>The result as a sentence.</returns>
    public async Task<string> DownAsync(string name, CancellationToken cancellation)
    {
        var record = state.FindClusterRecord("kind", name);
        if (record?.MadeCluster == true)
        {
            new KeptIncidents(DataFolder.Default(), "kind", name).ForgetAll();
        }
        else
        {
            await UndoIncidentsAsync(name, cancellation);
        }

        if (record is null)
        {
            return $"`up` didn't make anything in a kind cluster {name}, so there's nothing to remove.";
        }

        var done = await RemoveAsync(record, cancellation);
        state.Forget(record);
        return done;
    }

    // An incident's process on a node outlives the pod and its Kubernetes namespace.
    private async Task UndoIncidentsAsync(string name, CancellationToken cancellation)
    {
        var incidents = new KeptIncidents(DataFolder.Default(), "kind", name);
        if (!incidents.Any())
        {
            return;
        }

        try
        {
            await using var lab = await Lab.OnAsync(await KindOpening.OpenAsync(name, state, cancellation), "for down", cancellation);
            foreach (var line in await lab.UndoAllAsync(cancellation))
            {
                progress.Report($"{line}.");
            }
        }
        catch (PodLabException error)
        {
            progress.Report($"The incidents of lesson 10 couldn't be undone. {error.Message} Everything else is removed.");
        }
    }

    private async Task<string> RemoveAsync(ClusterRecord record, CancellationToken cancellation)
    {
        if (record.MadeCluster)
        {
            await _kind.DeleteAsync(record.Name, cancellation);
            return $"The kind cluster {record.Name} was deleted. Docker's images stay.";
        }

        using var docker = DockerConnection.Open();
        if ((await NodesAsync(docker, record.Name, cancellation)).Count == 0)
        {
            return $"The kind cluster {record.Name} is already gone.";
        }

        using var server = KindOpening.ContextFor(record.Name).Connect();
        return await LabRemoval.RemoveAsync(server, record, cancellation);
    }

    // Recorded before anything is created, so that `down` removes what an interrupted `up` left behind.
    private async Task CreateAsync(ClusterRecord record, string? image, CancellationToken cancellation)
    {
        state.WriteClusterRecord(record);
        progress.Report($"Creating the kind cluster {record.Name}: one control plane, three workers.");
        try
        {
            await _kind.CreateAsync(record.Name, image, cancellation);
        }
        catch (PodLabException)
        {
            // kind already removed its nodes.
            state.RemoveClusterRecord(record.Kind, record.Name);
            throw;
        }
    }

    private static async Task<IReadOnlyList<KindContainer>> NodesAsync(DockerConnection docker, string name, CancellationToken cancellation) =>
        [.. (await KindContainers.ListAsync(docker, cancellation)).Where(node => node.Cluster == name)];
}

/// <summary>Waits for a cluster's nodes, which may have just started.</summary>
internal static class NodesReady
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    public static async Task WaitAsync(ApiServer server, IProgress<string> progress, TimeSpan timeout, CancellationToken cancellation)
    {
        var isTold = false;
        for (var until = DateTime.UtcNow + timeout; ; await Task.Delay(_pause, cancellation))
        {
            var troubles = await TroublesAsync(server, cancellation);
            if (troubles.Count == 0)
            {
                return;
            }

            if (DateTime.UtcNow > until)
            {
                throw new PodLabException($"Some nodes were still not ready after {timeout.TotalMinutes} minutes. {string.Join(' ', troubles)}");
            }

            if (!isTold)
            {
                progress.Report("Waiting for the nodes to be ready.");
                isTold = true;
            }
        }
    }

    private static async Task<IReadOnlyList<string>> TroublesAsync(ApiServer server, CancellationToken cancellation) =>
        [.. (await server.ListNodesAsync(cancellation)).Select(NodeCondition.FindTrouble).OfType<string>()];
}

/// <summary>The kind cluster to create or use.</summary>
/// <param name="Name">Its name; <c>podlab</c> is PodLab's own.</param>
/// <param name="NodeImage">The image of its nodes, if it must be created; null for kind's own.</param>
/// <param name="DemoBase">The base image of <c>demo:1.0.0</c>, if that must be built; null for the Dockerfile's own.</param>
internal sealed record KindUpOptions(string Name, string? NodeImage = null, string? DemoBase = null);
