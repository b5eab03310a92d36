namespace PodLab.Nodes;

/// <summary>A node's container runtime, accessed with the node's own <c>crictl</c>. Kind nodes and most real nodes have one.</summary>
/// <param name="node">The node.</param>
public sealed class CrictlRuntime(ClusterNode node) : IContainerRuntime
{
    /// <inheritdoc/>
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
    {
        var lines = (await RunAsync(cancellation, "version")).StandardOutput.Split('\n');

        // Debian's "1.6.20~ds1" is containerd's version 1.6.20.
        return $"{Value("RuntimeName")} {Value("RuntimeVersion").TrimStart('v').Split('~', '+')[0]}";

        string Value(string name) =>
            lines.FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal))?[(name.Length + 1)..].Trim()
            ?? throw new ParseException("crictl version output", null, name, "", "a line with it");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) =>
        CrictlOutput.ParseImages((await RunAsync(cancellation, "images", "-o", "json")).StandardOutput);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default)
    {
        var sandboxes = await InspectAllAsync(
            ["pods", "-o", "json"], output => [.. CrictlOutput.ParseSandboxes(output).Select(sandbox => sandbox.Id)],
            "inspectp", CrictlOutput.ParseInspectedSandboxes, cancellation);
        return [.. sandboxes.OrderByDescending(sandbox => sandbox.CreatedAt)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default)
    {
        var sandboxOf = new Dictionary<string, string>();
        var containers = await InspectAllAsync(
            ["ps", "-a", "-o", "json"],
            output => [.. CrictlOutput.ParseContainers(output).Select(container =>
            {
                sandboxOf[container.Id] = container.SandboxId;
                return container.Id;
            })],
            "inspect", CrictlOutput.ParseInspectedContainers, cancellation);
        return [.. containers.Select(container => container with { SandboxId = sandboxOf.GetValueOrDefault(container.Id, container.SandboxId) })
            .OrderByDescending(container => container.CreatedAt)];
    }

    private async Task<IReadOnlyList<T>> InspectAllAsync<T>(
        string[] list, Func<string, IReadOnlyList<string>> parseIds, string inspect, Func<string, IReadOnlyList<T>> parse,
        CancellationToken cancellation)
    {
        var ids = parseIds((await RunAsync(cancellation, list)).StandardOutput);
        while (ids.Count > 0)
        {
            var inspected = await node.ExecuteAsync(["crictl", inspect, .. ids.Select(CheckedId)], cancellation);
            // Pods may disappear between listing and inspecting. If one has, crictl shows nothing about the others.
            IReadOnlyList<string> left = [.. ids.Where(id => !IsGone(id, inspected))];
            if (left.Count == ids.Count)
            {
                return parse(inspected.EnsureSuccess().StandardOutput);
            }

            ids = left;
        }

        return [];
    }

    private static bool IsGone(string id, CommandResult result) => result.ExitCode != 0
        && result.StandardError.Contains(id, StringComparison.Ordinal)
        && (result.StandardError.Contains("not found", StringComparison.OrdinalIgnoreCase) || result.StandardError.Contains("NotFound", StringComparison.Ordinal));

    // An ID becomes an argument of the next command, so it must not look like one of crictl's options.
    private static string CheckedId(string id) =>
        id.Length > 0 && id.All(char.IsAsciiLetterOrDigit) ? id : throw new ParseException("crictl output", null, "id", id, "letters and digits");

    private async Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        (await node.ExecuteAsync(["crictl", .. arguments], cancellation)).EnsureSuccess();
}
