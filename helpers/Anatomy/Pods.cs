using PodLab.Anatomy;
using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>Pictures of several pods.</summary>
public static class Pods
{
    /// <summary>
    /// Pods side by side, each on its node. The picture shows what each pod's containers share, what each container has of its own, and which of
    /// the node's Linux namespaces they use. Notes on the pods aren't drawn. Used in lessons 07 and 09.
    /// </summary>
    /// <param name="pods">The pods, drawn in this order, by node. Two or three are easy to read.</param>
    /// <exception cref="ArgumentException">No pods were given.</exception>
    public static Drawing Side(params IReadOnlyList<PodAnatomy> pods)
    {
        ArgumentNullException.ThrowIfNull(pods);
        return pods.Count > 0 ? SideBySideDrawing.Of([.. pods.Select(pod => pod.With(PodNotes.None))]) : throw new ArgumentException("Expected at least one pod.", nameof(pods));
    }
}
