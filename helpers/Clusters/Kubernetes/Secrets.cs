using k8s.KubeConfigModels;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// The parts of a kubeconfig that must never be shown. Error messages quote the server's answer, and a server (or a proxy in front of it) may
/// repeat the request's secrets. So every such text is filtered here.
/// </summary>
internal sealed class Secrets
{
    private const string Mask = "•••";

    // Shorter ones appear in so many texts that masking them would only make messages unreadable.
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

    /// <summary>The text with each secret masked.</summary>
    public string Redact(string text)
    {
        lock (_known)
        {
            // The longest first, since one secret may be part of another.
            return _known.OrderByDescending(secret => secret.Length)
                .Aggregate(text, (redacted, secret) => redacted.Replace(secret, Mask, StringComparison.Ordinal));
        }
    }
}
