using static PodLab.Manifests.FieldChecks;

namespace PodLab.Manifests;

/// <summary>
/// The API server's rules for a pod, for every field that the standalone node reads: a table, tried from top to bottom. The tests' fixture
/// <c>pod-verdicts.tsv</c> has an API server's verdict on each.
/// </summary>
internal static class PodRules
{
    private const int MostAnnotationBytes = 256 * 1024;

    private static readonly FieldRule[] Rules =
    [
        new("metadata.name", Required("the pod's name")),
        new("metadata.name", Text(KubernetesNames.CheckSubdomain)),
        new("metadata.namespace", Text(KubernetesNames.CheckLabelName)),
        new("metadata.labels", Keys(KubernetesNames.CheckKey)),
        new("metadata.labels{}", Text(KubernetesNames.CheckLabelValue)),
        new("metadata.annotations", Keys(key => KubernetesNames.CheckKey(key.ToLowerInvariant()))),
        new("metadata.annotations", (value, _) => SizeOf(value) > MostAnnotationBytes ? $"expected at most {MostAnnotationBytes} bytes in all" : null),
        new("spec", Required("what the pod consists of")),
        new("spec.hostname", Text(KubernetesNames.CheckLabelName)),
        new("spec.nodeName", Text(KubernetesNames.CheckSubdomain)),
        new("spec.serviceAccountName", Text(KubernetesNames.CheckSubdomain)),
        new("spec.restartPolicy", OneOf("Always", "OnFailure", "Never")),
        new("spec.dnsPolicy", OneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")),
        new("spec.dnsConfig", (value, spec) =>
            value is null && TextOf(spec["dnsPolicy"]) == "None" ? "it is missing; dnsPolicy None needs it" : null),
        new("spec.shareProcessNamespace", (value, spec) =>
            IsTrue(value) && IsTrue(spec["hostPID"]) ? "a pod cannot share both the node's processes (hostPID) and its own" : null),
        new("spec.ephemeralContainers", Forbidden("an ephemeral container cannot be part of a manifest; it is added to a running pod")),
        new("spec.securityContext.runAsUser", Between(0, int.MaxValue)),
        new("spec.securityContext.runAsGroup", Between(0, int.MaxValue)),
        new("spec.securityContext.supplementalGroups[]", Between(0, int.MaxValue)),
        .. TolerationRules("spec.tolerations[]"),
        new("spec.volumes[].name", Required("the volume's name")),
        new("spec.volumes[].name", Text(KubernetesNames.CheckLabelName)),
        new("spec.volumes[].name", Unique("name")),
        new("spec.containers", Required("at least one container")),
        .. ContainerRules.Of("spec.initContainers[]"),
        .. ContainerRules.Of("spec.containers[]"),
    ];

    /// <param name="pod">The pod, as written.</param>
    /// <param name="root">The same pod in the manifest's text, for the place of a fault.</param>
    /// <exception cref="ManifestException">The first rule broken, with the field's path and place.</exception>
    public static void Check(JsonObject pod, YamlValue root)
    {
        foreach (var rule in Rules)
        {
            foreach (var (path, value, parent) in FieldRule.Find(pod, rule.Path))
            {
                if (rule.FindFault(value, parent) is { } fault)
                {
                    throw new ManifestException($"The manifest, {Position.Of(FieldPath.Nearest(root, path))}, field {path}: {fault}.");
                }
            }
        }
    }

    private static IEnumerable<FieldRule> TolerationRules(string toleration) =>
    [
        new($"{toleration}.key", Text(KubernetesNames.CheckKey)),
        new($"{toleration}.operator", OneOf("Equal", "Exists")),
        new($"{toleration}.operator", (value, item) =>
            TextOf(item["key"]) is null or "" && TextOf(value) != "Exists" ? "without a key, expected Exists" : null),
        new($"{toleration}.value", Forbidden("the operator Exists takes no value", item => TextOf(item["operator"]) == "Exists" && TextOf(item["value"]) != "")),
        new($"{toleration}.value", Text(KubernetesNames.CheckLabelValue)),
        new($"{toleration}.effect", OneOf("NoSchedule", "PreferNoSchedule", "NoExecute")),
        new($"{toleration}.tolerationSeconds", Forbidden("only the effect NoExecute takes it", item => TextOf(item["effect"]) != "NoExecute")),
    ];

    private static int SizeOf(JsonNode? map) =>
        (map as JsonObject)?.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(TextOf(entry.Value) ?? "")) ?? 0;
}
