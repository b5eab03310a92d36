using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>Opens clusters for notebooks: live ones, replayed ones, and live ones whose answers are kept.</summary>
internal static class RecordedRuns
{
    /// <summary>
    /// The chosen cluster (<see cref="ClusterChoice"/>). Its answers are kept if <c>PODLAB_RECORD</c> is set.
    /// </summary>
    /// <param name="named">KIND or KIND:WHICH; null to choose.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <param name="offersReplay">Whether an error message lists the lessons that can be replayed.</param>
    /// <exception cref="PodLabException">There is none. The message says what to run, and which recordings need no cluster.</exception>
    public static async Task<(ICluster Cluster, string Why)> OpenAsync(string? named, CancellationToken cancellation, bool offersReplay = true)
    {
        try
        {
            var (cluster, why) = await ClusterChoice.OpenAsync(named, which => AnsweredCluster.Replay(ShippedRecordings.Get(which)), cancellation);
            return (Recorder.OfProcess is { } recorder && cluster is not AnsweredCluster ? new AnsweredCluster(recorder, cluster) : cluster, why);
        }
        catch (PodLabException error) when (offersReplay && !error.Message.Contains("recorded:", StringComparison.Ordinal))
        {
            throw new PodLabException(error.Message + ShippedRecordings.Offer(), error);
        }
    }
}
