namespace PodLab;

/// <summary>Data from a node's container runtime, as tables with the columns of <c>crictl</c>.</summary>
public static class RuntimeReadings
{
    private const int WideColumn = 17;

    private static readonly Column<RuntimeImage>[] ImageColumns =
    [
        Wide<RuntimeImage>("IMAGE", image => image.Repository),
        Wide<RuntimeImage>("TAG", image => image.Tag),
        Wide<RuntimeImage>("IMAGE ID", image => RuntimeText.ShortId(image.Id)),
        new("SIZE", image => RuntimeText.Size(image.Size)),
    ];

    extension(ClusterNode node)
    {
        /// <summary>The images on the node, one row per tag, sorted by name: <c>crictl images</c>. Used in lesson 05.</summary>
        public async Task<Table<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) =>
            new($"Images on node {node.Name}", ImageColumns, await node.Runtime.ImagesAsync(cancellation.OrOfCell()), node.TerminalLine("crictl", "images"));

        /// <summary>The pod sandboxes on the node, newest first: <c>crictl pods</c>.</summary>
        /// <param name="now">The time from which ages such as "3 seconds ago" are counted; by default the time of the call.</param>
        /// <param name="cancellation">Abandons the call.</param>
        public async Task<Table<RuntimeSandbox>> SandboxesAsync(DateTimeOffset? now = null, CancellationToken cancellation = default)
        {
            var sandboxes = await node.Runtime.SandboxesAsync(cancellation.OrOfCell());
            var columns = SandboxColumns(now ?? node.Clock.GetUtcNow());
            return new($"Pod sandboxes on node {node.Name}", columns, sandboxes, node.TerminalLine("crictl", "pods"));
        }

        /// <summary>
        /// The containers on the node, including exited ones, newest first: <c>crictl ps -a</c>. (It doesn't list pause containers.)
        /// </summary>
        /// <param name="now">The time from which ages such as "3 seconds ago" are counted; by default the time of the call.</param>
        /// <param name="cancellation">Abandons the call.</param>
        public async Task<Table<RuntimeContainer>> ContainersAsync(DateTimeOffset? now = null, CancellationToken cancellation = default)
        {
            var containers = await node.Runtime.ContainersAsync(cancellation.OrOfCell());
            var pods = (await node.Runtime.SandboxesAsync(cancellation.OrOfCell())).ToDictionary(sandbox => sandbox.Id, sandbox => sandbox.Name);
            var columns = ContainerColumns(now ?? node.Clock.GetUtcNow(), pods);
            return new($"Containers on node {node.Name}", columns, containers, node.TerminalLine("crictl", "ps", "-a"));
        }
    }

    private static Column<RuntimeSandbox>[] SandboxColumns(DateTimeOffset now) =>
    [
        Wide<RuntimeSandbox>("POD ID", sandbox => RuntimeText.ShortId(sandbox.Id)),
        Wide<RuntimeSandbox>("CREATED", sandbox => RuntimeText.Ago(now - sandbox.CreatedAt)),
        Wide<RuntimeSandbox>("STATE", sandbox => sandbox.IsReady ? "Ready" : "NotReady"),
        Wide<RuntimeSandbox>("NAME", sandbox => sandbox.Name),
        Wide<RuntimeSandbox>("NAMESPACE", sandbox => sandbox.Namespace),
        new("ATTEMPT", sandbox => sandbox.Attempt.ToString(CultureInfo.InvariantCulture)),
    ];

    private static Column<RuntimeContainer>[] ContainerColumns(DateTimeOffset now, Dictionary<string, string> pods) =>
    [
        Wide<RuntimeContainer>("CONTAINER", container => RuntimeText.ShortId(container.Id)),
        Wide<RuntimeContainer>("IMAGE", container => RuntimeText.ImageName(container.Image)),
        Wide<RuntimeContainer>("CREATED", container => RuntimeText.Ago(now - container.CreatedAt)),
        Wide<RuntimeContainer>("STATE", container => container.State.ToString()),
        Wide<RuntimeContainer>("NAME", container => container.Name),
        Wide<RuntimeContainer>("ATTEMPT", container => container.Attempt.ToString(CultureInfo.InvariantCulture)),
        Wide<RuntimeContainer>("POD ID", container => RuntimeText.ShortId(container.SandboxId)),
        new("POD", container => pods.GetValueOrDefault(container.SandboxId, "unknown")),
    ];

    private static Column<TRow> Wide<TRow>(string header, Func<TRow, string> text) => new(header, text) { MinimumWidth = WideColumn };
}
