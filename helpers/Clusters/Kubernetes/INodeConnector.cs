namespace PodLab.Clusters.Kubernetes;

/// <summary>Gets commands into the nodes of a cluster. For PodLab, clusters with an API server differ only in this.</summary>
internal interface INodeConnector : IAsyncDisposable
{
    /// <summary>
    /// Returns the node as something to run commands on. Called for every node on every listing, so it must be cheap. Anything that a command needs
    /// (for example a debugger pod) is created for the first command and kept for later ones.
    /// </summary>
    /// <param name="node">The node as the API server describes it; <see cref="NodeCondition.FindTrouble"/> says whether it's healthy.</param>
    ClusterNode Connect(V1Node node);
}
