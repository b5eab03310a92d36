using System.Security.Cryptography;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace PodLab.Clusters.Kubernetes;

/// <summary>A context of a kubeconfig: an API server, and a user. It shows its name and server, never a secret.</summary>
internal sealed class KubeContext
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly string _source;
    private readonly K8SConfiguration _content;

    // A credential plugin may print secrets on standard error. A listener keeps them off the terminal.
    static KubeContext() => KubernetesClientConfiguration.ExecStdError += static (_, _) => { };

    public KubeContext(string name, string server, string source, K8SConfiguration content) =>
        (Name, Server, _source, _content) = (name, server, source, content);

    public string Name { get; }

    /// <summary>The API server's address, without any user or password in it.</summary>
    public string Server
    {
        get;
        private init => field = Uri.TryCreate(value, UriKind.Absolute, out var uri)
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : value;
    }

    /// <summary>Reads the credentials (and runs the kubeconfig's credential plugin for them), without contacting the server yet.</summary>
    /// <exception cref="PodLabException">The credentials can't be read.</exception>
    public ApiServer Connect()
    {
        var secrets = new Secrets(UserOf()?.UserCredentials);
        try
        {
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(_content, Name);
            configuration.FirstMessageHandlerSetup = handler => handler.ConnectTimeout = ConnectTimeout;
            secrets.Add(configuration.AccessToken);
            return new ApiServer(this, configuration, secrets);
        }
        catch (Exception error) when (
            error is KubeConfigException or FormatException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The cause may quote a key or a plugin's output, so it isn't in the message and isn't passed on.
            throw new PodLabException($"The credentials of context {Name} in the kubeconfig ({_source}) can't be used: {Reason(error)} "
                + $"`kubectl --context {Name} get nodes` in a terminal shows whether they work there.");
        }
    }

    /// <summary>The context's name and server.</summary>
    public override string ToString() => $"{Name} ({Server})";

    private User? UserOf()
    {
        var user = _content.Contexts.First(context => context.Name == Name).ContextDetails?.User;
        return _content.Users?.FirstOrDefault(candidate => candidate.Name == user);
    }

    private string Reason(Exception error) => (error, UserOf()?.UserCredentials) switch
    {
        (_, { ExternalExecution.Command: { Length: > 0 } command }) => $"the command {command}, which fetches them, failed.",
        (FormatException, _) => "a certificate or key in it isn't valid base64.",
        (CryptographicException, _) => "a certificate or key in it is damaged.",
        (FileNotFoundException or DirectoryNotFoundException, _) => "a file that it names doesn't exist.",
        (UnauthorizedAccessException, _) => "you don't have permission to read a file that it names.",
        (_, null) => "its user is missing.",
        _ => "they are incomplete.",
    };
}
