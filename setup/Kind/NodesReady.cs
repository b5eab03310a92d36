using PodLab.Clusters.Kubernetes;

namespace PodLab.Setup.Kind;

/// <summary>Waits for a cluster's nodes, which may have been started a moment ago.</summary>
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
                throw new PodLabException($"After {timeout.TotalMinutes} minutes not all nodes are ready. {string.Join(' ', troubles)}");
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
