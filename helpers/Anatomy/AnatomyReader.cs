namespace PodLab.Anatomy;

/// <summary>Reads a pod's anatomy from its node.</summary>
public static class AnatomyReader
{
    /// <summary>
    /// The pod's anatomy at this moment. The node's processes with their namespaces and the container runtime's data are read in parallel. If the
    /// two disagree about a container's first process (for example because one is just starting), both are read again.
    /// </summary>
    /// <param name="pod">The pod from the API.</param>
    /// <param name="node">The node that it runs on.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">
    /// No process of the pod is running on that node, or the node couldn't be read; the message says what to try.
    /// </exception>
    public static async Task<PodAnatomy> ReadAsync(V1Pod pod, ClusterNode node, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(node);
        var reading = await NodeReading.OfAsync(node, cancellation);
        if (!reading.HasAllOf(pod))
        {
            reading = await NodeReading.OfAsync(node, cancellation);
        }

        return AnatomyBuilder.Build(pod, reading.Snapshot, reading.Sandboxes, reading.Containers);
    }
}
