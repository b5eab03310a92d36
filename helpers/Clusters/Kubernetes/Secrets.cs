using k8s.KubeConfigModels;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// What must never be shown of a kubeconfig. A server's answer goes into error messages, and a server (or a proxy before it) may repeat
/// what it was sent: so every such text passes through here.
/// </summary>
internal sealed class Secrets
{
    private const string Mask = "•••";

    // Shorter ones are in so many texts that hiding them would only make messages unreadable.
    private const int Shortest = 6;

    private readonly HashSet<string> _known = [];

    public Secrets(UserCredentials? user)
    {
        foreach (var secret in new[] { user?.Token, user?.Password, user?.ClientKeyData, user?.ClientCertificateData })
        {
            Add(secret);
        }

        if (user is { UserName: { } name, Password: { } password })
        {
            Add(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        }

        var external = user?.ExternalExecution;
        var settings = (external?.EnvironmentVariables ?? []).Select(variable => variable.GetValueOrDefault("value"));
        var provider = user?.AuthProvider?.Config?.Values.AsEnumerable() ?? [];
        foreach (var secret in settings.Concat(provider).Concat(external?.Arguments ?? []))
        {
            Add(secret);
        }
    }

    public void Add(string? secret)
    {
        if (secret is { Length: >= Shortest })
        {
            lock (_known)
            {
                _known.Add(secret);
            }
        }
    }

    /// <summary>The text with each secret in it masked.</summary>
    public string Redact(string text)
    {
        lock (_known)
        {
            // The longest first: one secret may be part of another.
            return _known.OrderByDescending(secret => secret.Length)
                .Aggregate(text, (redacted, secret) => redacted.Replace(secret, Mask, StringComparison.Ordinal));
        }
    }
}
