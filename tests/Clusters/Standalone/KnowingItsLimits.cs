using PodLab.Clusters.Standalone;
using PodLab.Manifests;
using Shouldly;

namespace PodLab.Tests.Clusters.Standalone;

/// <summary>What the standalone node would leave out silently, if it were not said; <see cref="RefusingPods"/> has the rest on the real node.</summary>
public sealed class KnowingItsLimits
{
    [Theory]
    [InlineData("securityContext: {runAsNonRoot: true}", "spec.securityContext.runAsNonRoot")]
    [InlineData("securityContext: {fsGroup: 2000}", "spec.securityContext.fsGroup")]
    [InlineData("securityContext: {seccompProfile: {type: RuntimeDefault}}", "spec.securityContext.seccompProfile")]
    [InlineData("readinessGates: [{conditionType: example.com/open}]", "spec.readinessGates")]
    [InlineData("volumes: [{name: v, emptyDir: {medium: Memory}}]", "spec.volumes (v), emptyDir.medium")]
    [InlineData("volumes: [{name: v, emptyDir: {sizeLimit: 1Mi}}]", "spec.volumes (v), emptyDir.sizeLimit")]
    [InlineData("initContainers: [{name: i, image: i, securityContext: {runAsNonRoot: true}}]", "container i, securityContext.runAsNonRoot")]
    [InlineData("initContainers: [{name: i, image: i, securityContext: {seccompProfile: {type: RuntimeDefault}}}]", "container i, securityContext.seccompProfile")]
    public void What_it_does_not_do_is_refused_with_its_field(string spec, string field)
    {
        Should.Throw<ManifestException>(() => Check(spec)).Message.ShouldStartWith($"The Pod \"a\" cannot run on the standalone node: {field}: ");
    }

    [Theory]
    [InlineData("securityContext: {runAsNonRoot: false, runAsUser: 1000, seccompProfile: {type: Unconfined}}")]
    [InlineData("volumes: [{name: v, emptyDir: {}}]")]
    [InlineData("volumes: [{name: v, emptyDir: {medium: \"\"}}]")]
    public void What_asks_for_no_more_than_it_does_is_taken(string spec)
    {
        Should.NotThrow(() => Check(spec));
    }

    private static void Check(string spec) => StandaloneRules.Check(
        PodManifest.Read(ManifestReader.Read($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  {spec}\n  containers: [{{name: c, image: i}}]")[0], "dev"),
        "node");
}
