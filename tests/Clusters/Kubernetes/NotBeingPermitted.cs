using k8s;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A user of the real API server without any permissions: the account of a Kubernetes namespace.</summary>
[Collection(OnKind.Name)]
public sealed class NotBeingPermitted : ApiTests
{
    [Fact]
    public async Task What_is_not_permitted_is_told_with_the_servers_words_and_where_to_see_what_is()
    {
        Need.KindCluster.OrSkip();
        using var kubeconfig = new TemporaryKubeconfig(TestNamespace.Context.Server, $"token: {await RequestTokenAsync()}");
        await using var cluster = Open(kubeconfig.Context);

        var error = await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync(Namespace, null, Cancellation));

        error.Message.ShouldStartWith($"Could not list the pods in Kubernetes namespace {Namespace}: the API server of context tests ({TestNamespace.Context.Server}) doesn't permit it (403).");
        error.Message.ShouldContain($"User \"system:serviceaccount:{Namespace}:default\" cannot list resource \"pods\"");
        error.Message.ShouldContain("`kubectl --context tests auth can-i --list` lists your permissions");
    }

    [Fact]
    public async Task A_wait_that_is_not_permitted_ends_at_once()
    {
        Need.KindCluster.OrSkip();
        using var kubeconfig = new TemporaryKubeconfig(TestNamespace.Context.Server, $"token: {await RequestTokenAsync()}");
        await using var cluster = Open(kubeconfig.Context);

        var error = await Should.ThrowAsync<ApiException>(() =>
            cluster.WaitForPodAsync(Namespace, "any", PodCondition.Ready, TimeSpan.FromHours(1), Cancellation));

        error.Message.ShouldStartWith($"Could not watch pod any in Kubernetes namespace {Namespace}: ");
    }

    private async Task<string> RequestTokenAsync()
    {
        var request = new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = [], ExpirationSeconds = 600 } };
        var answer = await Server.AskAsync(
            "ask for a token",
            (client, stop) => client.CoreV1.CreateNamespacedServiceAccountTokenAsync(request, "default", Namespace, cancellationToken: stop),
            Cancellation);
        return answer.Status.Token;
    }
}
