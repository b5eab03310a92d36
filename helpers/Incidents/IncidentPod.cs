using PodLab.Clusters;

namespace PodLab.Incidents;

/// <summary>The manifest of an incident's pod: two containers, each a web server on its own port.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="Port">The port of the container demox. The container demoy has the next one.</param>
internal sealed record IncidentPod(string Name, int Port)
{
    /// <summary>The container whose page is requested.</summary>
    public const string Server = "demox";

    /// <summary>The other container.</summary>
    public const string Sidecar = "demoy";

    /// <summary>The pod's containers, in the manifest's order.</summary>
    public static IReadOnlyList<string> Containers { get; } = [Sidecar, Server];

    /// <summary>The addresses that demox listens on: every address of the pod.</summary>
    public string ServerAt { get; init; } = $"0.0.0.0:{Port}";

    /// <summary>The address that demoy listens on: only inside the pod.</summary>
    public string SidecarAt { get; init; } = $"127.0.0.1:{Port + 1}";

    /// <summary>The manifest, in YAML.</summary>
    public string Manifest => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{Name}}, namespace: {{ICluster.DefaultNamespace}}, labels: { app: demo } }
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - { name: {{Sidecar}}, image: "demo:1.0.0", command: [php], args: ["-S", "{{SidecarAt}}"] }
          - { name: {{Server}}, image: "demo:1.0.0", command: [php], args: ["-S", "{{ServerAt}}"] }
        """;
}
