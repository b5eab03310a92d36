namespace PodLab.Anatomy;

/// <summary>
/// Builds a pod's anatomy from the data of the API, the node and its container runtime. Pure: the same readings give the same anatomy.
/// </summary>
public static class AnatomyBuilder
{
    /// <summary>The anatomy of a pod.</summary>
    /// <param name="pod">The pod from the API: its manifest names the containers and their order.</param>
    /// <param name="snapshot">The processes of the pod's node with their namespaces.</param>
    /// <param name="sandboxes">All pod sandboxes of that node; the pod's newest is used.</param>
    /// <param name="containers">
    /// All containers of that node, including exited ones; for each of the pod's containers, the newest attempt is used.
    /// </param>
    /// <exception cref="PodLabException">
    /// No process of the pod is running on that node; the message has the pod's state and what to try.
    /// </exception>
    public static PodAnatomy Build(
        V1Pod pod, NodeSnapshot snapshot, IReadOnlyList<RuntimeSandbox> sandboxes, IReadOnlyList<RuntimeContainer> containers)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(snapshot);
        return Find(pod, new NodeIndex(snapshot, sandboxes, containers)) ?? throw PodNotFoundOnNode.For(pod, snapshot.Node);
    }

    /// <summary>The anatomy of a pod; null if none of its processes are running on that node.</summary>
    internal static PodAnatomy? Find(V1Pod pod, NodeIndex node)
    {
        if (SandboxOfPod.Find(pod, node.Sandboxes) is not { } sandbox)
        {
            return null;
        }

        var planned = PlannedContainers.Of(pod, sandbox, node.Containers[sandbox.Id]);
        var parts = planned.Select(part => (Part: part, Processes: node.Processes.Below(part.Pid))).ToList();
        return parts.All(part => part.Processes.Count == 0) ? null : Build(pod, sandbox.Uid, parts, node);
    }

    private static PodAnatomy Build(
        V1Pod pod, string uid, IReadOnlyList<(PlannedContainer Part, IReadOnlyList<ProcessDetail> Processes)> parts, NodeIndex node)
    {
        var rule = OwnershipRule.For(pod, parts, node.NodeNamespaces);
        return new PodAnatomy
        {
            Name = pod.Metadata.Name,
            Namespace = pod.Metadata.NamespaceProperty ?? "default",
            Uid = pod.Metadata.Uid ?? uid,
            Node = node.Snapshot.Node,
            PodIP = pod.Status?.PodIP is { Length: > 0 } ip ? ip : null,
            TakenAt = node.Snapshot.TakenAt,
            Containers = [.. parts.Select(part => Container(part.Part, part.Processes, node.Processes.ZombiesBelow(part.Part.Pid), rule))],
            NodeNamespaces = node.NodeNamespaces,
            ProcessCounts = node.CountMembers(parts.SelectMany(part => part.Processes)),
        };
    }

    private static PodContainer Container(
        PlannedContainer planned, IReadOnlyList<ProcessDetail> processes, IReadOnlyList<ProcessDetail> zombies, OwnershipRule rule)
    {
        return new(planned.Name, planned.Role, planned.Image, planned.Id, planned.RestartCount, Join(processes)) { Zombies = Join(zombies) };

        List<PodProcess> Join(IReadOnlyList<ProcessDetail> found) =>
            [.. found.Select(p => new PodProcess(p.Process, planned.Name, rule.Memberships(p), p.PidsByLevel))];
    }
}

/// <summary>The error for a pod without running processes on its node.</summary>
internal static class PodNotFoundOnNode
{
    public static PodLabException For(V1Pod pod, string node)
    {
        var name = pod.Metadata.Name;
        var phase = pod.Status?.Phase is { Length: > 0 } known ? known : "not known yet";
        var reason = Reason(pod.Status) is { } why ? $" ({why})" : "";
        var advice = phase switch
        {
            "Succeeded" or "Failed" => "Its containers have ended, and so have their processes. Delete the pod, apply it again, then look.",
            "Running" => "Is it being deleted, or has it moved to another node? Read it again in a moment.",
            _ => $"Wait for it first: await lab.WaitUntilReadyAsync(\"{name}\").",
        };
        return new PodLabException($"No process of pod {name} is running on node {node}. The pod's phase is {phase}{reason}. {advice}");
    }

    private static string? Reason(V1PodStatus? status) =>
        status?.ContainerStatuses?
            .Select(container => container.State?.Waiting?.Reason ?? container.State?.Terminated?.Reason)
            .FirstOrDefault(reason => !string.IsNullOrEmpty(reason))
        ?? (string.IsNullOrEmpty(status?.Reason) ? null : status.Reason);
}
