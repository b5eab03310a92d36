namespace PodLab.Commands;

/// <summary>
/// Sends the same request to many nodes in parallel, so that all take about as long as one. No more than eight run at once, to limit the load on
/// the way there.
/// </summary>
internal static class NodeFanOut
{
    private const int MostAtOnce = 8;

    /// <summary>The nodes' results, in the nodes' order. If one fails, the call fails.</summary>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(
        IReadOnlyList<ClusterNode> nodes, Func<ClusterNode, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var answers = new T[nodes.Count];
        await Parallel.ForAsync(
            0, nodes.Count, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation },
            async (number, stop) => answers[number] = await ask(nodes[number], stop));
        return answers;
    }
}
