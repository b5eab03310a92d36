namespace PodLab.Commands;

/// <summary>
/// A file that keeps a Linux namespace, with or without processes in it, as created by <c>ip netns add</c>
/// (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>, "namespace lifetime").
/// </summary>
/// <param name="Path">Its path in its mount namespace: <c>/run/netns/orange</c>.</param>
/// <param name="MountNamespace">That mount namespace. If it isn't the node's, the file isn't visible on the node.</param>
public sealed record NamespaceFile(string Path, LinuxNamespace MountNamespace)
{
    /// <summary>The last part of the path, its name in <c>ip netns</c>: <c>orange</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
