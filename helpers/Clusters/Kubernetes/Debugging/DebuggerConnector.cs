using System.Collections.Concurrent;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>Connects to nodes that have no login, through a privileged pod on each. See <see cref="NodeDebugger"/>.</summary>
internal sealed class DebuggerConnector : INodeConnector
{
    private const string DemoImage = "docker.io/library/demo:1.0.0";

    private readonly ApiServer _server;
    private readonly string _namespace;
    private readonly string? _image;
    private readonly ConcurrentDictionary<string, DebuggedNode> _nodes = new();

    /// <param name="server">The connection.</param>
    /// <param name="namespaceName">The pods' Kubernetes namespace: the lab's own, since PodLab writes to no other part of a cluster.</param>
    /// <param name="image">Their image; null to choose one that the node already has, or a public one.</param>
    public DebuggerConnector(ApiServer server, string namespaceName, string? image)
    {
        (_server, _namespace, _image) = (server, namespaceName, image);
        // Few notebooks dispose of their lab; most simply end with their process.
        AppDomain.CurrentDomain.ProcessExit += RemoveAtExit;
    }

    public ClusterNode Connect(V1Node node) => _nodes.GetOrAdd(node.Metadata.Name, name =>
        new DebuggedNode(name, new NodeDebugger(_server, name, new DebuggerSettings(_namespace, _image ?? ChooseImage(node))), _server));

    /// <summary>Removes the debugger pods that were used.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= RemoveAtExit;
        await RemoveAsync();
        foreach (var node in _nodes.Values)
        {
            node.Debugger.Dispose();
        }
    }

    private Task RemoveAsync() => Task.WhenAll(_nodes.Values.Select(node => node.Debugger.RemoveAsync()));

    private void RemoveAtExit(object? sender, EventArgs arguments) => RemoveAsync().GetAwaiter().GetResult();

    // A kind node often can't reach a registry. The lessons' image, which has the tools, was loaded into it.
    private static string ChooseImage(V1Node node)
    {
        var holdsDemo = node.Status?.Images?.Any(held => held.Names?.Contains(DemoImage) == true) == true;
        return holdsDemo && node.Spec?.ProviderID?.StartsWith("kind://", StringComparison.Ordinal) == true ? DemoImage : DebuggerSettings.PublicImage;
    }
}
