using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A test's own kubeconfig, with one context.</summary>
internal sealed class TemporaryKubeconfig : IDisposable
{
    private const string Template = """
        apiVersion: v1
        kind: Config
        current-context: tests
        clusters: [{name: c, cluster: {server: "SERVER", CLUSTER}}]
        contexts: [{name: tests, context: {cluster: c, user: u}}]
        users: [{name: u, user: {USER}}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("podlab-kubeconfig-").FullName;

    /// <param name="server">The API server's address.</param>
    /// <param name="user">The user's credentials, in YAML's flow style.</param>
    /// <param name="cluster">The trust in the server, likewise. A file <c>other.crt</c>, which signs no cluster's server, is in the same
    /// folder.</param>
    public TemporaryKubeconfig(string server, string user, string cluster = "insecure-skip-tls-verify: true")
    {
        File.WriteAllText(
            Path.Combine(_folder, "config"),
            Template.Replace("SERVER", server, StringComparison.Ordinal).Replace("USER", user, StringComparison.Ordinal).Replace("CLUSTER", cluster, StringComparison.Ordinal));
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(_folder, "other.crt"), certificate.ExportCertificatePem());
    }

    public KubeContext Context => Kubeconfig.Load(Path.Combine(_folder, "config")).GetContext();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
