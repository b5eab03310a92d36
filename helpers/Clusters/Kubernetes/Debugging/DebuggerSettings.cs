namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>Where debugger pods run, and from which image.</summary>
/// <param name="Namespace">The Kubernetes namespace: the lab's own, since nothing else of a cluster is PodLab's to write.</param>
/// <param name="Image">
/// An image with a shell, <c>ps</c>, GNU <c>find</c> and <c>grep</c>, and util-linux's <c>lsns</c> and <c>nsenter</c>.
/// </param>
internal sealed record DebuggerSettings(string Namespace, string Image)
{
    /// <summary>A small public image that has them all.</summary>
    public const string PublicImage = "docker.io/library/ubuntu:24.04";
}
