namespace PodLab.Commands;

/// <summary>
/// Asks many nodes the same, so that all take about as long as one; no more than eight at once, for the sake of whoever has to carry the commands there.
/// </summary>
internal static class NodeFanOut
{
    private const int MostAtOnce = 8;

    /// <summary>The nodes' answers, in the nodes' order. One that fails ends the call.</summary>
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
