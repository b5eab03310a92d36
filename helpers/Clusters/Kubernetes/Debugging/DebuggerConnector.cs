using System.Collections.Concurrent;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>Nodes that nobody can log in to are entered by a privileged pod on each: see <see cref="NodeDebugger"/>.</summary>
internal sealed class DebuggerConnector : INodeConnector
{
    private const string DemoImage = "docker.io/library/demo:1.0.0";

    private readonly ApiServer _server;
    private readonly string _namespace;
    private readonly string? _image;
    private readonly ConcurrentDictionary<string, DebuggedNode> _nodes = new();

    /// <param name="server">The connection.</param>
    /// <param name="namespaceName">The Kubernetes namespace of the pods: the lab's own, since nothing else of a cluster is PodLab's to write.</param>
    /// <param name="image">Their image; null to choose what the node holds already, or a public one.</param>
    public DebuggerConnector(ApiServer server, string namespaceName, string? image)
    {
        (_server, _namespace, _image) = (server, namespaceName, image);
        // Few notebooks dispose of their lab: they end with the process that runs them.
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

    // A kind node often reaches no registry, and the lessons' image, which has the tools, was loaded into it.
    private static string ChooseImage(V1Node node)
    {
        var holdsDemo = node.Status?.Images?.Any(held => held.Names?.Contains(DemoImage) == true) == true;
        return holdsDemo && node.Spec?.ProviderID?.StartsWith("kind://", StringComparison.Ordinal) == true ? DemoImage : DebuggerSettings.PublicImage;
    }
}
