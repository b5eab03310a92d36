using PodLab.Manifests;

namespace PodLab.Tests.Manifests;

public sealed class CheckingPods
{
    [Theory]
    [InlineData("metadata: {name: Demo}", "metadata.name: found \"Demo\", expected at most 253 characters")]
    [InlineData("metadata: {name: demo_solo}", "an RFC 1123 subdomain")]
    [InlineData("metadata: {labels: {a: b}}", "metadata.name: it is missing")]
    [InlineData("metadata: {name: a, namespace: De.v}", "metadata.namespace: found \"De.v\"")]
    [InlineData("metadata: {name: a, labels: {\"-a\": b}}", "field metadata.labels: found \"-a\"")]
    [InlineData("metadata: {name: a, labels: {a: \"b c\"}}", "metadata.labels[a]: found \"b c\"")]
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
    [InlineData("{containers: [{name: c, image: i, livenessProbe: {exec: {command: [a]}, periodSeconds: -1}}]}", "found -1, expected 0 or more")]
    [InlineData("{containers: [{name: c, image: i, imagePullPolicy: Later}]}", "imagePullPolicy: found \"Later\"")]
    [InlineData("{containers: [{name: c, image: i, ports: [{containerPort: 70000}]}]}", "found 70000, expected 1 to 65535")]
    [InlineData("{containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}]}", "expected the name of one of spec.volumes")]
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
    [InlineData("{containers: [null]}", "spec.containers[0].name")]
    [InlineData("{volumes: [null], containers: [{name: c, image: i}]}", "spec.volumes[0].name")]
    [InlineData("{containers: [{name: c, image: i, ports: [null]}]}", "spec.containers[0].ports[0].containerPort")]
    [InlineData("{containers: [{name: c, image: i, env: [{name: A}, ~]}]}", "spec.containers[0].env[1].name")]
    [InlineData("{containers: [{name: c, image: i, volumeMounts: [null]}]}", "spec.containers[0].volumeMounts[0].name")]
    public void An_item_that_says_nothing_lacks_what_it_needs(string spec, string path)
    {
        Error($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {spec}").ShouldMatch(
            $@"^The manifest, line 4, column \d+, field {System.Text.RegularExpressions.Regex.Escape(path)}: it is missing; expected .+\.$");
    }

    [Fact]
    public void A_dash_with_nothing_behind_it_is_found_by_its_line()
    {
        Error("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: c\n    image: i\n    ports:\n    -\n")
            .ShouldStartWith("The manifest, line 9, column");
    }

    [Fact]
    public void Where_a_value_has_to_be_nothing_is_the_empty_one()
    {
        var pod = PodManifest.Read(ManifestReader.Read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: }, annotations: {note: }}
            spec:
              containers: [{name: c, image: i, args: [~], resources: {limits: {memory: }}}]
              volumes: [{name: v, emptyDir: }, {name: w}]
            """)[0], "dev");

        pod.Metadata.Labels["app"].ShouldBe("");
        pod.Metadata.Annotations["note"].ShouldBe("");
        pod.Spec.Containers[0].Args.ShouldBe([""]);
        pod.Spec.Containers[0].Resources.Limits["memory"].ToDecimal().ShouldBe(0);
        pod.Spec.Volumes.ShouldAllBe(volume => volume.EmptyDir != null);
    }

    [Theory]
    [InlineData("10E", "9223372036854775807")]
    [InlineData("1e30", "9223372036854775807")]
    [InlineData("1e999999999", "9223372036854775807")]
    [InlineData("-1e30", "-9223372036854775807")]
    [InlineData("1e-30", "1n")]
    [InlineData("0e5", "0")]
    [InlineData("1.5Gi", "1.5Gi")]
    public void A_quantity_is_capped_as_kubernetes_caps_it(string written, string limited)
    {
        Quantities.IsQuantity(written).ShouldBeTrue();
        Quantities.Limit(written).ShouldBe(limited);
    }

    private static string Error(string manifest) =>
        Should.Throw<ManifestException>(() => PodManifest.Read(ManifestReader.Read(manifest)[0], "dev")).Message;
}
