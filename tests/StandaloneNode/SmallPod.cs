namespace PodLab.Tests.StandaloneNode;

/// <summary>A pod as small as the lesson's.</summary>
internal static class SmallPod
{
    public static async Task<V1Pod> ApplyAsync(Lab lab, string name)
    {
        await lab.ApplyAsync(
            $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}}, namespace: dev }
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - { name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"] }
            """, cancellation: TestContext.Current.CancellationToken);
        return await lab.WaitUntilReadyAsync(name, cancellation: TestContext.Current.CancellationToken);
    }
}
