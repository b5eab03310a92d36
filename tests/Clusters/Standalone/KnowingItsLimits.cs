using System.Reflection;
using System.Text.Json.Serialization;
using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Standalone;

/// <summary>Fields that the standalone node would otherwise ignore silently; <see cref="RefusingPods"/> tests the rest on the real node.</summary>
public sealed class KnowingItsLimits
{
    // Fields that a cluster writes itself: those in a manifest are left out before.
    private static readonly Regex _bookkeeping = new(
        @"^metadata\.(uid|resourceVersion|generation|creationTimestamp|deletionTimestamp|deletionGracePeriodSeconds|managedFields|selfLink)$");

    [Theory]
    [InlineData("securityContext: {runAsNonRoot: true}", "spec.securityContext.runAsNonRoot")]
    [InlineData("securityContext: {fsGroup: 2000}", "spec.securityContext.fsGroup")]
    [InlineData("securityContext: {seccompProfile: {type: RuntimeDefault}}", "spec.securityContext.seccompProfile")]
    [InlineData("readinessGates: [{conditionType: example.com/open}]", "spec.readinessGates")]
    [InlineData("volumes: [{name: v, emptyDir: {medium: Memory}}]", "spec.volumes[0].emptyDir.medium")]
    [InlineData("volumes: [{name: v, emptyDir: {sizeLimit: 1Mi}}]", "spec.volumes[0].emptyDir.sizeLimit")]
    [InlineData("initContainers: [{name: i, image: i, securityContext: {runAsNonRoot: true}}]", "spec.initContainers[0].securityContext.runAsNonRoot")]
    [InlineData("initContainers: [{name: i, image: i, securityContext: {seccompProfile: {type: RuntimeDefault}}}]", "spec.initContainers[0].securityContext.seccompProfile")]
    [InlineData("terminationGracePeriodSeconds: 5000000", "spec.terminationGracePeriodSeconds")]
    [InlineData("schedulerName: other", "spec.schedulerName")]
    [InlineData("subdomain: a", "spec.subdomain")]
    [InlineData("initContainers: [{name: i, image: i, ports: [{containerPort: 80, hostPort: 80}]}]", "spec.initContainers[0].ports[0].hostPort")]
    [InlineData("volumes: [{name: v}]\n  initContainers: [{name: i, image: i, volumeMounts: [{name: v, mountPath: /a, subPathExpr: $(A)}]}]", "spec.initContainers[0].volumeMounts[0].subPathExpr")]
    [InlineData("initContainers: [{name: i, image: i, resources: {limits: {example.com/gpu: 1}}}]", "spec.initContainers[0].resources.limits")]
    [InlineData("initContainers: [{name: i, image: i, terminationMessagePath: /tmp/x}]", "spec.initContainers[0].terminationMessagePath")]
    [InlineData("initContainers: [{name: i, image: i, env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: b}}}]}]", "spec.initContainers[0].env[0].valueFrom.secretKeyRef")]
    [InlineData("initContainers: [{name: i, image: i, restartPolicy: Always, startupProbe: {exec: {command: [a]}, terminationGracePeriodSeconds: 3}}]", "spec.initContainers[0].startupProbe.terminationGracePeriodSeconds")]
    [InlineData("initContainers: [{name: i, image: i, restartPolicy: Always, startupProbe: {exec: {command: [a]}, periodSeconds: 5000000}}]", "spec.initContainers[0].startupProbe.periodSeconds")]
    public void What_it_does_not_do_is_refused_with_its_field(string spec, string field)
    {
        Should.Throw<ManifestException>(() => Check(spec)).Message.ShouldStartWith($"The Pod \"a\" cannot run on the standalone node: {field}: ");
    }

    [Theory]
    [InlineData("securityContext: {runAsNonRoot: false, runAsUser: 1000, seccompProfile: {type: Unconfined}}")]
    [InlineData("volumes: [{name: v, emptyDir: {}}]")]
    [InlineData("volumes: [{name: v, emptyDir: }]")]
    [InlineData("volumes: [{name: v}]")]
    [InlineData("hostNetwork: true\n  initContainers: [{name: i, image: i, ports: [{containerPort: 80}, {containerPort: 81, hostPort: 81}]}]")]
    [InlineData("hostUsers: true\n  setHostnameAsFQDN: false\n  affinity: {}\n  hostAliases: []")]
    [InlineData("volumes: [{name: v, emptyDir: {medium: \"\"}}]")]
    public void What_asks_for_no_more_than_it_does_is_taken(string spec)
    {
        Should.NotThrow(() => Check(spec));
    }

    [Fact]
    public void Of_every_field_of_a_pod_it_is_known_what_becomes_of_it()
    {
        var known = StandaloneFields.Accepted.Concat(StandaloneFields.Limits("node").Select(limit => limit.Path)).ToHashSet();

        FieldsOf(typeof(V1Pod), "").Where(field => field != "status" && !_bookkeeping.IsMatch(field)).ShouldBeEmpty();

        // Down to fields that are known as a whole.
        IEnumerable<string> FieldsOf(Type type, string path) => type.GetProperties()
            .Select(property => (Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, property.PropertyType)).Where(field => field.Name is not null)
            .SelectMany(field =>
            {
                var isList = field.PropertyType.IsGenericType && field.PropertyType.GetGenericTypeDefinition() == typeof(IList<>);
                var own = $"{path}{(path.Length == 0 ? "" : ".")}{field.Name}";
                return known.Contains(own) || known.Contains($"{own[..Math.Max(0, own.LastIndexOf('.'))]}.*") && !known.Any(other => other.StartsWith($"{own}.", StringComparison.Ordinal)) ? []
                    : known.Any(other => other.StartsWith($"{own}.", StringComparison.Ordinal) || other.StartsWith($"{own}[]", StringComparison.Ordinal))
                        ? FieldsOf(isList ? field.PropertyType.GenericTypeArguments[0] : field.PropertyType, isList ? $"{own}[]" : own)
                        : [own];
            });
    }

    [Theory]
    [InlineData("pod")]
    [InlineData("Pods")]
    [InlineData("POD")]
    public void A_misspelled_kind_gets_the_right_one(string kind) => Should.Throw<ManifestException>(() =>
        StandaloneRules.CheckKind(ManifestReader.Read($"apiVersion: v1\nkind: {kind}\nmetadata: {{name: a}}")[0]))
        .Message.ShouldBe($"The manifest, line 1: cannot apply a {kind}. Is Pod meant?");

    private static void Check(string spec) => StandaloneRules.Check(
        PodManifest.Read(ManifestReader.Read($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  {spec}\n  containers: [{{name: c, image: i}}]")[0], "dev"),
        "node");
}
