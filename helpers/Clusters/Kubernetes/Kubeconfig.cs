using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// The file that lists clusters and how to reach them: <c>$KUBECONFIG</c> (it may name several files), else <c>~/.kube/config</c>. It holds
/// secrets, so messages contain only its names and server addresses.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">kubeconfig files</see>.)
/// </summary>
internal sealed class Kubeconfig
{
    private const string Variable = "KUBECONFIG";

    private readonly K8SConfiguration _content;
    private readonly string _source;

    private Kubeconfig(K8SConfiguration content, string source) => (_content, _source) = (content, source);

    /// <summary>The names of its contexts, in the file's order.</summary>
    public IReadOnlyList<string> ContextNames => [.. (_content.Contexts ?? []).Select(context => context.Name)];

    /// <summary>The context that <c>kubectl</c> would use; null if the file names none.</summary>
    public string? CurrentContext => _content.CurrentContext is { Length: > 0 } name ? name : null;

    /// <param name="path">A file; null for the one that <c>kubectl</c> would read.</param>
    /// <exception cref="PodLabException">There is no such file, or it can't be read.</exception>
    public static Kubeconfig Load(string? path = null)
    {
        if (path is not null)
        {
            return LoadAll([path]);
        }

        var named = (Environment.GetEnvironmentVariable(Variable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return LoadAll(named.Length > 0 ? named : [KubernetesClientConfiguration.KubeConfigDefaultLocation]);
    }

    /// <summary>
    /// Loads several files as one, as kubectl merges them. Missing files are skipped; if several entries have the same name, the first one wins.
    /// </summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static Kubeconfig LoadAll(IReadOnlyList<string> files)
    {
        var source = string.Join(", ", files);
        var present = files.Where(File.Exists).ToList();
        return present.Count > 0
            ? new Kubeconfig(Read(present), source)
            : throw new PodLabException($"There is no kubeconfig: {source} doesn't exist. It comes with a cluster: "
                + $"`setup/podlab up --cluster kind` creates one; for another cluster, see its provider's documentation. If the file is in another place, set the environment variable {Variable}.");
    }

    /// <summary>Returns one of its contexts.</summary>
    /// <param name="name">The context's name; null for the current one.</param>
    /// <exception cref="PodLabException">There is no such context, or it's incomplete; the message lists the contexts of the file.</exception>
    public KubeContext GetContext(string? name = null)
    {
        var wanted = name ?? CurrentContext ?? throw new PodLabException(
            $"The kubeconfig ({_source}) names no current context. {Choices()} "
            + "Choose one: `kubectl config use-context NAME`, or name it to PodLab: kubernetes:NAME.");
        var context = _content.Contexts?.FirstOrDefault(context => context.Name == wanted) ?? throw new PodLabException(
            $"The kubeconfig ({_source}) has no context {wanted}. {Choices()}");
        var cluster = _content.Clusters?.FirstOrDefault(cluster => cluster.Name == context.ContextDetails?.Cluster)?.ClusterEndpoint;
        return cluster?.Server is { Length: > 0 } server
            ? new KubeContext(wanted, server, _source, _content)
            : throw new PodLabException($"Context {wanted} in the kubeconfig ({_source}) leads nowhere: "
                + $"its cluster \"{context.ContextDetails?.Cluster}\" has no server there.");
    }

    private static K8SConfiguration Read(IReadOnlyList<string> files)
    {
        var contents = files.Select(Read).ToList();
        return new K8SConfiguration
        {
            CurrentContext = contents.Select(content => content.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name)),
            Contexts = [.. contents.SelectMany(content => content.Contexts ?? []).DistinctBy(context => context.Name)],
            Clusters = [.. contents.SelectMany(content => content.Clusters ?? []).DistinctBy(cluster => cluster.Name)],
            Users = [.. contents.SelectMany(content => content.Users ?? []).DistinctBy(user => user.Name)],
        };
    }

    private static K8SConfiguration Read(string file)
    {
        try
        {
            var content = KubernetesClientConfiguration.LoadKubeConfig(file);
            ResolvePaths(content, Path.GetDirectoryName(Path.GetFullPath(file))!);
            return content;
        }
        catch (YamlException error)
        {
            // The cause itself isn't passed on, since it may quote the file.
            throw new PodLabException($"The kubeconfig ({file}) isn't valid YAML: line {error.Start.Line}, column {error.Start.Column}. "
                + "Does `kubectl config view` work?");
        }
        // The last two are the client library's exceptions for YAML that ends early and for a file without any YAML.
        catch (Exception error) when (
            error is KubeConfigException or UnauthorizedAccessException or IOException or InvalidOperationException or NullReferenceException)
        {
            var why = error is UnauthorizedAccessException ? "you don't have permission to read it" : "it isn't in kubectl's format";
            throw new PodLabException($"The kubeconfig ({file}) can't be used: {why}. Does `kubectl config view` work?");
        }
    }

    // Relative paths in a kubeconfig start from its own folder.
    private static void ResolvePaths(K8SConfiguration content, string folder)
    {
        foreach (var endpoint in (content.Clusters ?? []).Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
        {
            endpoint.CertificateAuthority = Resolve(endpoint.CertificateAuthority);
        }

        foreach (var credentials in (content.Users ?? []).Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            credentials.ClientCertificate = Resolve(credentials.ClientCertificate);
            credentials.ClientKey = Resolve(credentials.ClientKey);
        }

        string? Resolve(string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
    }

    private string Choices() => ContextNames.Count == 0 ? "It has no contexts." : $"It has: {string.Join(", ", ContextNames)}.";
}
