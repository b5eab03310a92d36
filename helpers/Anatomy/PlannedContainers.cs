namespace PodLab.Anatomy;

/// <summary>
/// A container that a pod should have, and the runtime's data about its newest attempt. Its processes are found later.
/// </summary>
internal sealed record PlannedContainer(string Name, ContainerRole Role, string Image, string Id, int RestartCount, int? Pid);

/// <summary>Lists the containers that a pod should have: pause, then the manifest's in order.</summary>
internal static class PlannedContainers
{
    private const string PauseName = "pause";

    public static IReadOnlyList<PlannedContainer> Of(V1Pod pod, RuntimeSandbox sandbox, IEnumerable<RuntimeContainer> containers)
    {
        var spec = pod.Spec ?? new V1PodSpec();
        var newest = containers
            .Where(container => container.SandboxId == sandbox.Id)
            .GroupBy(container => container.Name)
            .ToDictionary(group => group.Key, group => group.MaxBy(container => (container.Attempt, container.CreatedAt))!);
        return
        [
            .. Pause(sandbox),
            .. (spec.InitContainers ?? []).Select(c => Plan(c.Name, InitRole(c), c.Image)),
            .. (spec.Containers ?? []).Select(c => Plan(c.Name, ContainerRole.App, c.Image)),
            .. (spec.EphemeralContainers ?? []).Select(c => Plan(c.Name, ContainerRole.Ephemeral, c.Image)),
        ];

        PlannedContainer Plan(string name, ContainerRole role, string? image) =>
            newest.TryGetValue(name, out var made)
                ? new(name, role, made.Image, made.Id, (int)made.Attempt, made.State == RuntimeContainerState.Running ? made.Pid : null)
                : new(name, role, image ?? "", "", Restarts(pod, name), null);
    }

    private static IEnumerable<PlannedContainer> Pause(RuntimeSandbox sandbox) =>
        sandbox.Pid is { } pid
            ? [new(PauseName, ContainerRole.Pause, sandbox.Image ?? "", sandbox.Id, (int)sandbox.Attempt, pid)]
            : [];

    private static ContainerRole InitRole(V1Container container) =>
        container.RestartPolicy == "Always" ? ContainerRole.Sidecar : ContainerRole.Init;

    private static int Restarts(V1Pod pod, string name) =>
        pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == name)?.RestartCount ?? 0;
}
