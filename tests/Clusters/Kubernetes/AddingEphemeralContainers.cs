using PodLab.Clusters.Kubernetes;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Ephemeral containers on API servers of several ages, distinguished by their resource lists.</summary>
public sealed class AddingEphemeralContainers
{
    private static readonly V1EphemeralContainer _looker = new() { Name = "looker", Image = "demo:1.0.0", TargetContainerName = "demox", Command = ["sleep", "infinity"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"name":"pods/ephemeralcontainers","kind":"Pod"}""", null)]
    [InlineData("""{"name":"pods/ephemeralcontainers","kind":"EphemeralContainers"}""", "in an early form, kind EphemeralContainers")]
    [InlineData("""{"name":"pods/exec","kind":"PodExecOptions"}""", "has no resource pods/ephemeralcontainers")]
    public async Task Whether_it_can_be_done_is_asked_by_discovery(string resource, string? reason)
    {
        using var scripted = new ScriptedApiServer((_, path) => path == "/api/v1"
            ? (200, $$"""{"resources":[{"name":"pods","kind":"Pod"},{{resource}}]}""") : (404, "{}"));
        using var server = scripted.Connect();

        var why = await EphemeralContainers.WhyNoneAsync(server, Cancellation);

        if (reason is null)
        {
            why.ShouldBeNull();
        }
        else
        {
            why.ShouldNotBeNull().ShouldContain(reason);
        }
    }

    [Fact]
    public async Task One_is_added_through_the_pods_subresource()
    {
        using var scripted = new ScriptedApiServer((_, _) => (200, """{"kind":"Pod"}"""));
        using var server = scripted.Connect();

        await EphemeralContainers.AddAsync(server, "dev", "demosolo", _looker, demoImage: null, Cancellation);

        scripted.Requests.ShouldBe(["PATCH /api/v1/namespaces/dev/pods/demosolo/ephemeralcontainers"]);
    }

    [Fact]
    public async Task A_refusal_says_what_was_wanted()
    {
        using var scripted = new ScriptedApiServer((_, _) => (403, """{"kind":"Status","status":"Failure","reason":"Forbidden","code":403,"message":"may not"}"""));
        using var server = scripted.Connect();

        (await Should.ThrowAsync<PodLabException>(() => EphemeralContainers.AddAsync(server, "dev", "demosolo", _looker, null, Cancellation))).Message
            .ShouldContain("add ephemeral container looker to pod demosolo in Kubernetes namespace dev");
    }
}
