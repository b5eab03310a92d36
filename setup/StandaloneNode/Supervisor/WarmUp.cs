using Grpc.Core;
using k8s;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Waits for containerd, and runs the code for the first pod once, so that the pod doesn't wait for its compilation.
/// </summary>
internal static class WarmUp
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(SupervisorContext context, CancellationToken cancellation)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            try
            {
                await RehearseAsync(context, cancellation);
                return;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable && DateTimeOffset.UtcNow < until)
            {
                await Task.Delay(Interval, cancellation);
            }
        }
    }

    private static async Task RehearseAsync(SupervisorContext context, CancellationToken cancellation)
    {
        var pod = KubernetesJson.Deserialize<V1Pod>("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"rehearsal","namespace":"none","uid":"none","labels":{"a":"b"}},
             "spec":{"restartPolicy":"Always","containers":[{"name":"c","image":"none","command":["c"],"args":["a"]}]}}
            """);
        await context.Runtime.ImageNamesAsync(cancellation);
        await context.Runtime.FindImageAsync("none", cancellation);
        var seen = await context.Runtime.ReadAsync("none", cancellation);
        var sandbox = SandboxConfigs.Of(pod, 0, context.LogRoot);
        var surroundings = new ContainerSurroundings(context.Node, NodeAddress.Find(), null, "/none", null);
        _ = new CreateContainerRequest
        {
            Config = ContainerConfigs.Of(pod, pod.Spec.Containers[0], 0, "none", surroundings), SandboxConfig = sandbox,
        }.CalculateSize();
        var memory = new PodMemory();
        _ = new PodPlanner(pod, seen, memory, _ => true, DateTimeOffset.UtcNow).Plan();
        var status = new PodStatusBuilder(pod, seen, memory, _ => true, _ => true, null, DateTime.UtcNow).Build();
        _ = KubernetesJson.Serialize(pod with { Status = status });
    }
}
