namespace PodLab.Anatomy;

/// <summary>Reads a pod's anatomy from its node.</summary>
public static class AnatomyReader
{
    /// <summary>
    /// The pod's anatomy at this moment: the node's processes with their namespaces, and side by side with that what the container runtime
    /// says. If the two do not agree on a container's first process, as when one starts in between, both are read once more.
    /// </summary>
    /// <param name="pod">The pod as the API has it.</param>
    /// <param name="node">The node that it runs on.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">
    /// Nothing of the pod runs on that node, or the node could not be read; the message says what to try.
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
