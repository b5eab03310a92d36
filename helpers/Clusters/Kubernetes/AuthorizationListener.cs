namespace PodLab.Clusters.Kubernetes;

/// <summary>Learns each token that goes to the server, since a credential plugin fetches new ones as it goes.</summary>
internal sealed class AuthorizationListener(Secrets secrets) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        secrets.Add(request.Headers.Authorization?.Parameter);
        return base.SendAsync(request, cancellationToken);
    }
}
