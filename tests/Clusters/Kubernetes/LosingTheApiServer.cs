using System.Net;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>The API server goes away and comes back: waits continue, other calls report it, and later ones work again.</summary>
[Collection(OnKind.Name)]
public sealed class LosingTheApiServer : ApiTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // No scheduler takes it, so only the test changes it.
    private static string Still(string name, string style = "solo") => Php(name, style).Replace("spec:", "spec:\n  schedulerName: nobody", StringComparison.Ordinal);

    private static PodCondition Styled(string style) => new($"has the style {style}", pod => pod?.Metadata.Labels["style"] == style);

    [Fact]
    public async Task A_wait_goes_on_from_where_the_connection_broke()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Still("waited"));
        using var proxy = new ApiProxy(Server);
        await using var cluster = Open(proxy.Context);
        var waiting = cluster.WaitForPodAsync(Namespace, "waited", Styled("other"), Patience, Cancellation);
        await proxy.WatchedAsync(times: 1);

        proxy.Down();
        (await ApplyAsync(Still("waited", style: "other"))).ShouldBe("pod/waited configured");
        waiting.IsCompleted.ShouldBeFalse();
        proxy.Up();

        (await waiting).ShouldNotBeNull().Metadata.Labels["style"].ShouldBe("other");
        // It received the change in between, from the last seen version on, and didn't need to list everything again.
        proxy.Watches.Last().ShouldBe(proxy.Watches.First());
    }

    [Fact]
    public async Task A_pod_deleted_while_nobody_could_be_asked_is_seen_to_be_gone()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Still("leaving"));
        using var proxy = new ApiProxy(Server);
        await using var cluster = Open(proxy.Context);
        var waiting = cluster.WaitForPodAsync(Namespace, "leaving", PodCondition.Gone, Patience, Cancellation);
        await proxy.WatchedAsync(times: 1);

        proxy.Down();
        await Cluster.DeletePodAsync(Namespace, "leaving", Cancellation);
        proxy.Up();

        (await waiting).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_that_the_server_no_longer_has_makes_the_wait_begin_anew()
    {
        Need.KindCluster.OrSkip();
        Assert.SkipUnless(await HasForgottenItsFirstVersionAsync(), "The API server is so young that it still has every version since its first.");
        await ApplyAsync(Still("aged"));
        using var proxy = new ApiProxy(Server);
        var isFirst = true;
        proxy.Rewrite = path =>
        {
            // The real server's own 410 Gone: it has forgotten version 1.
            var isOld = isFirst && path.Contains("watch=true", StringComparison.Ordinal);
            isFirst &= !isOld;
            return isOld ? $"{path[..path.LastIndexOf('=')]}=1" : path;
        };
        await using var cluster = Open(proxy.Context);
        var waiting = cluster.WaitForPodAsync(Namespace, "aged", Styled("other"), Patience, Cancellation);
        await proxy.WatchedAsync(times: 2);

        await ApplyAsync(Still("aged", style: "other"));

        (await waiting).ShouldNotBeNull();
        proxy.Watches.First().ShouldEndWith("resourceVersion=1");
    }

    [Fact]
    public async Task A_wait_whose_time_is_up_while_the_server_is_away_says_so()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Still("alone"));
        using var proxy = new ApiProxy(Server);
        await using var cluster = Open(proxy.Context);
        var waiting = cluster.WaitForPodAsync(Namespace, "alone", PodCondition.Ready, TimeSpan.FromSeconds(15), Cancellation);
        await proxy.WatchedAsync(times: 1);

        proxy.Down();

        var error = await Should.ThrowAsync<PodWaitException>(() => waiting);
        error.Message.ShouldContain("Timed out after 15 s");
        error.Message.ShouldContain("nothing is listening at the address of the API server of context tests (http://127.0.0.1:");
    }

    [Fact]
    public async Task A_wait_whose_time_is_up_before_the_server_has_answered_tells_its_first_answer()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Still("slow"));
        using var proxy = new ApiProxy(Server) { Delay = TimeSpan.FromSeconds(1) };
        await using var cluster = Open(proxy.Context);

        var error = await Should.ThrowAsync<PodWaitException>(() =>
            cluster.WaitForPodAsync(Namespace, "slow", PodCondition.Ready, TimeSpan.FromSeconds(0.1), Cancellation));

        error.Message.ShouldStartWith($"Timed out after 0.1 s while waiting until pod slow (Kubernetes namespace {Namespace}) is ready. Its phase is Pending.");
    }

    [Fact]
    public async Task A_call_while_the_server_is_away_says_what_to_try_and_the_next_one_works_again()
    {
        Need.KindCluster.OrSkip();
        using var proxy = new ApiProxy(Server);
        await using var cluster = Open(proxy.Context);
        proxy.Down();

        var error = await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync(Namespace, null, Cancellation));

        error.Message.ShouldStartWith($"Could not list the pods in Kubernetes namespace {Namespace}: nothing is listening at the address of the API server of context tests (");
        error.Message.ShouldContain("`kubectl --context tests get nodes`");
        proxy.Up();
        (await cluster.GetPodsAsync(Namespace, null, Cancellation)).ShouldBeEmpty();
    }

    private async Task<bool> HasForgottenItsFirstVersionAsync()
    {
        var path = $"api/v1/namespaces/{Namespace}/pods?watch=true&timeoutSeconds=1&resourceVersion=1";
        using var answer = await Server.SendRawAsync(HttpMethod.Get, path, null, Cancellation);
        return answer.StatusCode == HttpStatusCode.Gone || (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("\"code\":410", StringComparison.Ordinal);
    }
}
