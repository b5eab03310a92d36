using PodLab.Manifests;

namespace PodLab.Tests.Manifests;

public sealed class ReadingManifests
{
    private const string Solo = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: demosolo
          labels: {app: demo, style: solo, count: "1"}
        spec:
          containers:
          - name: demox
            image: demo:1.0.0
            command: ["php"]
            args: ["-S", "127.0.0.1:9081"]
        """;

    [Fact]
    public void A_pod_is_read_with_its_labels_and_containers()
    {
        var pod = ReadOne(Solo);

        pod.Metadata.Name.ShouldBe("demosolo");
        pod.Metadata.NamespaceProperty.ShouldBe("dev");
        pod.Metadata.Labels["count"].ShouldBe("1");
        pod.Spec.Containers.ShouldHaveSingleItem().Args.ShouldBe(["-S", "127.0.0.1:9081"]);
    }

    [Fact]
    public void What_the_api_server_fills_in_is_filled_in()
    {
        var pod = ReadOne(Solo);

        pod.Spec.RestartPolicy.ShouldBe("Always");
        pod.Spec.TerminationGracePeriodSeconds.ShouldBe(30);
        pod.Spec.DnsPolicy.ShouldBe("ClusterFirst");
        pod.Spec.Containers[0].ImagePullPolicy.ShouldBe("IfNotPresent");
    }

    [Theory]
    [InlineData("demo", "Always")]
    [InlineData("demo:latest", "Always")]
    [InlineData("registry:5000/demo", "Always")]
    [InlineData("registry:5000/demo:1", "IfNotPresent")]
    public void The_pull_policy_follows_from_the_tag(string image, string policy)
    {
        ReadOne(Solo.Replace("demo:1.0.0", image, StringComparison.Ordinal)).Spec.Containers[0].ImagePullPolicy.ShouldBe(policy);
    }

    [Fact]
    public void Several_documents_and_lists_are_read_in_order()
    {
        var list = """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {containers: [{name: c, image: i}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: c}, spec: {containers: [{name: c, image: i}]}}
            """;
        var names = ManifestReader.Read($"# a comment alone\n---\n{Solo}\n---\n---\n{list}").Select(document => PodManifest.Read(document, "dev").Metadata.Name);

        names.ShouldBe(["demosolo", "b", "c"]);
    }

    [Fact]
    public void Json_is_read_too()
    {
        ReadOne("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"c","image":"i","ports":[{"containerPort":80}]}]}}""")
            .Spec.Containers[0].Ports[0].ContainerPort.ShouldBe(80);
    }

    [Theory]
    [InlineData("a: [1, 2", "line 2, column 1")]
    [InlineData("apiVersion: v1\nkind: Pod\n\tmetadata: x", "line 3, column 1")]
    [InlineData("apiVersion: v1\nkind: Pod\nkind: Pod\n", "line 3")]
    [InlineData("", "has no object")]
    [InlineData("- a\n- b", "found a list")]
    [InlineData("just words", "found \"just words\"")]
    [InlineData("kind: Pod", "no apiVersion")]
    [InlineData("apiVersion: v1\nkind: [Pod]", "no kind")]
    public void Text_that_is_no_manifest_says_where_and_why(string text, string expected)
    {
        Should.Throw<ManifestException>(() => ManifestReader.Read(text)).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("comand: [\"php\"]", "unknown field spec.containers[0].comand. Is command meant?")]
    [InlineData("args: -S", "field spec.containers[0].args: found \"-S\", expected a list")]
    [InlineData("args: [9081]", "field spec.containers[0].args[0]: found the number 9081, expected text: in quotes, \"9081\", it is")]
    [InlineData("args: [true]", "found the truth value true, expected text")]
    [InlineData("tty: 3", "field spec.containers[0].tty: found the number 3, expected true or false")]
    [InlineData("ports: [{containerPort: http}]", "field spec.containers[0].ports[0].containerPort: found \"http\", expected a whole number")]
    [InlineData("resources: {limits: {memory: lots}}", "field spec.containers[0].resources.limits[memory]: found \"lots\", expected a quantity")]
    [InlineData("securityContext: [a]", "field spec.containers[0].securityContext: found a list, expected an object")]
    [InlineData("env: {a: b}", "field spec.containers[0].env: found an object, expected a list")]
    public void A_field_that_cannot_be_is_named_with_its_place(string line, string expected)
    {
        var message = Should.Throw<ManifestException>(() => ReadOne($"{Solo[..Solo.IndexOf("    command", StringComparison.Ordinal)]}    {line}")).Message;

        message.ShouldContain(expected);
        message.ShouldContain("line 10, column");
    }

    [Theory]
    [InlineData("0400", 256)]
    [InlineData("0o17", 15)]
    [InlineData("0x1F", 31)]
    [InlineData("0b11", 3)]
    [InlineData("1_000", 1000)]
    [InlineData("0_400", 256)]
    [InlineData("+0644", 420)]
    [InlineData("-0x10", -16)]
    [InlineData("0", 0)]
    [InlineData("420", 420)]
    [InlineData("0899", 899)]
    [InlineData("1e3", 1000)]
    [InlineData("80.0", 80)]
    public void A_whole_number_is_what_kubectl_takes_it_for(string written, int number)
    {
        var document = ManifestReader.Read($"{Solo}\n  volumes: [{{name: v, configMap: {{name: m, defaultMode: {written}}}}}]").ShouldHaveSingleItem();

        PodManifest.Read(document, "dev").Spec.Volumes[0].ConfigMap.DefaultMode.ShouldBe(number);
        PlainObject.Read(document)["spec"]!["volumes"]![0]!["configMap"]!["defaultMode"]!.GetValue<long>().ShouldBe(number);
    }

    [Theory]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    [InlineData("1_000")]
    [InlineData("1.5")]
    public void A_number_in_any_form_is_no_text(string written)
    {
        Should.Throw<ManifestException>(() => ReadOne(Solo.Replace("\"1\"", written, StringComparison.Ordinal)))
            .Message.ShouldContain($"field metadata.labels[count]: found the number {written}, expected text");
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0o8")]
    [InlineData("0b2")]
    [InlineData("_1")]
    [InlineData("1.2.3")]
    public void What_only_begins_as_a_number_is_text(string written)
    {
        var document = ManifestReader.Read(Solo.Replace("\"1\"", written, StringComparison.Ordinal)).ShouldHaveSingleItem();

        PlainObject.Read(document)["metadata"]!["labels"]!["count"]!.GetValue<string>().ShouldBe(written);
    }

    [Fact]
    public void An_amount_without_a_unit_is_a_number_like_others()
    {
        var limits = ReadOne($"{Solo}\n    resources: {{limits: {{memory: 1_000, cpu: 0x2}}}}").Spec.Containers[0].Resources.Limits;

        limits["memory"].ToString().ShouldBe("1k");
        limits["cpu"].ToString().ShouldBe("2");
    }

    [Fact]
    public void An_object_that_grows_by_aliases_is_refused_quickly()
    {
        var bomb = "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat("bcdefghi".Select((name, i) => $"spec{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + i)}", 10))}]\n"))
            + "spec: *i";

        Should.Throw<ManifestException>(() => ReadOne(bomb));
    }

    private static k8s.Models.V1Pod ReadOne(string manifest) => PodManifest.Read(ManifestReader.Read(manifest).ShouldHaveSingleItem(), "dev");
}
