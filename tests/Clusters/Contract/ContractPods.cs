namespace PodLab.Tests.Clusters.Contract;

/// <summary>The pods for the contract of all kinds of clusters.</summary>
internal static class ContractPods
{
    public const string Solo = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: demosolo
          labels: {app: demo, style: solo, count: "1"}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"]}
        """;

    public const string Duo = """
        apiVersion: v1
        kind: Pod
        metadata: {name: demoduo, labels: {app: demo, style: duo, count: "2"}}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"], ports: [{containerPort: 9081}]}
          - {name: demoy, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9082"], ports: [{containerPort: 9082}]}
        """;

    public const string WithSidecar = """
        apiVersion: v1
        kind: Pod
        metadata: {name: demoside}
        spec:
          terminationGracePeriodSeconds: 1
          initContainers:
          - {name: first, image: "demo:1.0.0", command: [php], args: ["-r", "exit(0);"]}
          - {name: side, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9082"], restartPolicy: Always}
          containers:
          - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"]}
        """;

    private const string Template = """
          selector: {matchLabels: {app: many}}
          template:
            metadata: {labels: {app: many}}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"]}
        """;

    public static string Deployment(int replicas) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: many}}\nspec:\n  replicas: {replicas}\n{Template}";
}
