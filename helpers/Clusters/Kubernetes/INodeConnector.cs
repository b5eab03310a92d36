namespace PodLab.Clusters.Kubernetes;

/// <summary>How commands get into the nodes of a cluster: the one thing in which clusters with an API server differ for PodLab.</summary>
internal interface INodeConnector : IAsyncDisposable
{
    /// <summary>
    /// The node as something to run commands on. It is asked for every node each time nodes are listed: it costs nothing until a command is
    /// run, and what it then needs (a debugger pod, say) is kept for the next time.
    /// </summary>
    /// <param name="node">The node as the API server has it; <see cref="NodeCondition.FindTrouble"/> tells whether it is well.</param>
    ClusterNode Connect(V1Node node);
}
