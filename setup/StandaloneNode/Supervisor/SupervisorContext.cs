namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The objects that all parts of the supervisor use.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Folder">Manifests and statuses, as seen inside the node.</param>
/// <param name="Runtime">The container runtime.</param>
/// <param name="Exits">Watches processes end.</param>
/// <param name="LogRoot">The folder for containerd's logs: <c>/var/log/pods</c>.</param>
internal sealed record SupervisorContext(string Node, NodeFolder Folder, PodRuntime Runtime, ExitWatch Exits, string LogRoot)
{
    /// <summary>Writes a line to the supervisor's own log.</summary>
    public static void Log(string line) => Console.Error.WriteLine($"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {line}");
}
