using PodLab.Manifests;
using Shouldly;

namespace PodLab.Tests.Manifests;

public sealed class CheckingPods
{
    [Theory]
    [InlineData("metadata: {name: Demo}", "metadata.name: found \"Demo\", expected at most 253 characters")]
    [InlineData("metadata: {name: demo_solo}", "an RFC 1123 subdomain")]
    [InlineData("metadata: {labels: {a: b}}", "metadata.name: it is missing")]
    [InlineData("metadata: {name: a, namespace: De.v}", "metadata.namespace: found \"De.v\"")]
    [InlineData("metadata: {name: a, labels: {\"-a\": b}}", "metadata.labels (key -a)")]
    [InlineData("metadata: {name: a, labels: {a: \"b c\"}}", "metadata.labels.a: found \"b c\"")]
    public void Names_and_labels_follow_kubernetes_rules(string metadata, string expected)
    {
        Error($"apiVersion: v1\nkind: Pod\n{metadata}\nspec: {{containers: [{{name: c, image: i}}]}}").ShouldContain(expected);
    }

    [Theory]
    [InlineData("{}", "spec.containers: it is missing; expected at least one container")]
    [InlineData("{containers: []}", "spec.containers: it is missing")]
    [InlineData("{containers: [{image: i}]}", "spec.containers[0].name: it is missing")]
    [InlineData("{containers: [{name: c}]}", "spec.containers[0].image: it is missing")]
    [InlineData("{containers: [{name: c.d, image: i}]}", "an RFC 1123 label")]
    [InlineData("{containers: [{name: c, image: i}, {name: c, image: i}]}", "spec.containers[1].name: found \"c\" a second time")]
    [InlineData("{restartPolicy: Sometimes, containers: [{name: c, image: i}]}", "spec.restartPolicy: found \"Sometimes\", expected one of Always, OnFailure, Never")]
    [InlineData("{terminationGracePeriodSeconds: -1, containers: [{name: c, image: i}]}", "found -1, expected 0 or more")]
    [InlineData("{containers: [{name: c, image: i, imagePullPolicy: Later}]}", "imagePullPolicy: found \"Later\"")]
    [InlineData("{containers: [{name: c, image: i, ports: [{containerPort: 70000}]}]}", "found 70000, expected 1 to 65535")]
    [InlineData("{containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}]}", "expected the name of one of spec.volumes")]
    [InlineData("{containers: [{name: c, image: i, restartPolicy: Always}]}", "only an init container may have one")]
    [InlineData("{ephemeralContainers: [{name: e, image: i}], containers: [{name: c, image: i}]}", "cannot be part of a manifest")]
    [InlineData("{hostPID: true, shareProcessNamespace: true, containers: [{name: c, image: i}]}", "spec.shareProcessNamespace")]
    public void What_a_pod_needs_is_asked_for(string spec, string expected)
    {
        Error($"apiVersion: v1\nkind: Pod\nmetadata: {{name: demosolo}}\nspec: {spec}").ShouldContain(expected);
    }

    [Fact]
    public void A_missing_spec_is_asked_for()
    {
        Error("apiVersion: v1\nkind: Pod\nmetadata: {name: a}").ShouldContain("spec: it is missing");
    }

    [Theory]
    [InlineData("{containers: [null]}", "spec.containers[0]")]
    [InlineData("{volumes: [null], containers: [{name: c, image: i}]}", "spec.volumes[0]")]
    [InlineData("{containers: [{name: c, image: i, ports: [null]}]}", "spec.containers[0].ports[0]")]
    [InlineData("{containers: [{name: c, image: i, env: [{name: A}, ~]}]}", "spec.containers[0].env[1]")]
    [InlineData("{containers: [{name: c, image: i, volumeMounts: [null]}]}", "spec.containers[0].volumeMounts[0]")]
    [InlineData("{containers: [{name: c, image: i, args: [~]}]}", "spec.containers[0].args[0]")]
    public void Nothing_in_a_list_is_an_error_and_no_crash(string spec, string path)
    {
        Error($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {spec}").ShouldMatch(
            $@"^The manifest, line 4, column \d+, field {System.Text.RegularExpressions.Regex.Escape(path)}: found nothing, expected an item of the list\.$");
    }

    [Fact]
    public void A_dash_with_nothing_behind_it_is_found_by_its_line()
    {
        Error("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: c\n    image: i\n    ports:\n    -\n")
            .ShouldStartWith("The manifest, line 9, column");
    }

    private static string Error(string manifest) =>
        Should.Throw<ManifestException>(() => PodManifest.Read(ManifestReader.Read(manifest)[0], "dev")).Message;
}
