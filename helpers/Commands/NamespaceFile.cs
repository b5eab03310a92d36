namespace PodLab.Commands;

/// <summary>
/// A file that keeps a Linux namespace, with or without processes in it: what <c>ip netns add</c> makes
/// (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>, "namespace lifetime").
/// </summary>
/// <param name="Path">Its path in the mount namespace that it is mounted in: <c>/run/netns/orange</c>.</param>
/// <param name="MountNamespace">That mount namespace: another than the node's does not show it to the node.</param>
public sealed record NamespaceFile(string Path, LinuxNamespace MountNamespace)
{
    /// <summary>The last part of the path, by which <c>ip netns</c> knows it: <c>orange</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
