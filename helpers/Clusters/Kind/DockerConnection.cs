using Docker.DotNet;

namespace PodLab.Clusters.Kind;

/// <summary>
/// The Docker Engine that the <c>docker</c> command would talk to: the one of <c>DOCKER_HOST</c>, else of the current context, else the one of this machine.
/// It speaks the API in the Engine's own version, so old and new ones both do.
/// (Docker: <see href="https://docs.docker.com/reference/api/engine/">Engine API</see>.)
/// </summary>
internal sealed class DockerConnection : IDisposable
{
    private DockerConnection(Uri endpoint, DockerClient client) => (Endpoint, Client) = (endpoint, client);

    public Uri Endpoint { get; }

    public DockerClient Client { get; }

    /// <summary>Prepares the connection; nothing is sent yet.</summary>
    /// <param name="endpoint">Where the Engine listens; null for where <c>docker</c> would look.</param>
    /// <exception cref="PodLabException">What is configured cannot be used.</exception>
    public static DockerConnection Open(Uri? endpoint = null)
    {
        try
        {
            endpoint ??= DockerEndpoint.Find();
            return new DockerConnection(endpoint, new DockerClientBuilder().WithEndpoint(endpoint).Build());
        }
        catch (Exception error) when (error is DockerConfigurationException or SshDockerEndpointNotSupportedException or NotSupportedException or UriFormatException)
        {
            throw new PodLabException($"Docker's address cannot be used: {error.Message} `docker context ls` shows what is configured.", error);
        }
    }

    /// <summary>Calls the Engine; a failure becomes a sentence.</summary>
    /// <param name="purpose">Completes "Could not …".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PodLabException">It did not work; the message says why and what to try.</exception>
    public async Task<T> CallAsync<T>(string purpose, Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(Client);
        }
        catch (Exception error) when (DockerFault.Explains(error))
        {
            throw DockerFault.Explain(error, Endpoint, purpose);
        }
    }

    public void Dispose() => Client.Dispose();
}
