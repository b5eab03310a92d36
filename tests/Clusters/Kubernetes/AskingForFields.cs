using PodLab.Clusters.Kubernetes.Apply;
using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Answers of API servers to a dry run that the current cluster doesn't give: fields that are dropped in only one place, and
/// refusals.</summary>
public sealed class AskingForFields
{
    private const string Field = "spec.initContainers[].restartPolicy";
    private const string Manifest = """
        {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {
          initContainers: [{name: a, image: i, restartPolicy: Always}, {name: b, image: i}, {name: c, image: i, restartPolicy: Always}],
          containers: [{name: d, image: i}]}}
        """;

    [Theory]
    [InlineData("""{"spec":{"initContainers":[{"restartPolicy":"Always"},{},{"restartPolicy":"Always"}]}}""", null)]
    [InlineData("""{"spec":{"initContainers":[{"restartPolicy":"Always"},{},{}]}}""", "leaves out spec.initContainers[2].restartPolicy ")]
    [InlineData("""{"spec":{"initContainers":[{},{},{"restartPolicy":"Always"}]}}""", "leaves out spec.initContainers[0].restartPolicy ")]
    public async Task A_field_is_kept_when_it_comes_back_wherever_it_was(string answer, string? expected)
    {
        var told = await AskAsync(201, answer);

        if (expected is null)
        {
            told.ShouldBeNull();
        }
        else
        {
            told.ShouldNotBeNull().ShouldStartWith($"The API server (Kubernetes v1.27.3) {expected}");
        }
    }

    [Fact]
    public async Task A_refusal_of_the_field_is_an_answer()
    {
        var told = await AskAsync(422, Refusal("spec.initContainers[2].restartPolicy", "Forbidden: may not be set for init containers"));

        told.ShouldBe("The API server (Kubernetes v1.27.3) refuses spec.initContainers[2].restartPolicy: Forbidden: may not be set for init containers.");
    }

    [Fact]
    public async Task A_refusal_of_anything_else_is_an_error_with_its_place()
    {
        (await Should.ThrowAsync<ManifestException>(() => AskAsync(422, Refusal("spec.containers[0].image", "Required value")))).Message
            .ShouldContain("field spec.containers[0].image: Required value.");
    }

    private static string Refusal(string field, string message) =>
        $$$"""{"kind":"Status","status":"Failure","reason":"Invalid","code":422,"message":"no","details":{"causes":[{"field":"{{{field}}}","message":"{{{message}}}"}]}}""";

    private static async Task<string?> AskAsync(int status, string answer)
    {
        using var scripted = new ScriptedApiServer((method, path) => (method, path) switch
        {
            ("POST", "/api/v1/namespaces/dev/pods") => (status, answer),
            ("GET", "/version") or ("GET", "/version/") => (200, """{"major":"1","minor":"27","gitVersion":"v1.27.3","buildDate":"2023-06-14T09:53:42Z","compiler":"gc","gitCommit":"a","gitTreeState":"clean","goVersion":"go1","platform":"linux/amd64"}"""),
            _ => (404, "{}"),
        });
        using var server = scripted.Connect();
        var document = ManifestReader.Read(Manifest)[0];
        var wanted = new WantedObject(document, new ResourceKind("v1", "Pod", "pods", IsNamespaced: true), "dev", "p", PodManifest.ReadAsWritten(document));
        return await new FieldDryRun(server).FindRefusalAsync(wanted, Field, TestContext.Current.CancellationToken);
    }
}
