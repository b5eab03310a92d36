using Docker.DotNet;

namespace PodLab.Clusters.Kind;

/// <summary>
/// A connection to the Docker Engine that the <c>docker</c> command would use: that of <c>DOCKER_HOST</c>, else of the current context, else this
/// machine's. It uses the Engine's own version of the API, so it works with old and new Engines.
/// (Docker: <see href="https://docs.docker.com/reference/api/engine/">Engine API</see>.)
/// </summary>
internal sealed class DockerConnection : IDisposable
{
    private DockerConnection(Uri endpoint, DockerClient client) => (Endpoint, Client) = (endpoint, client);

    public Uri Endpoint { get; }

    public DockerClient Client { get; }

    /// <summary>Prepares the connection without sending anything.</summary>
    /// <param name="endpoint">The Engine's address; null for the one that <c>docker</c> would use.</param>
    /// <exception cref="PodLabException">The configured address can't be used.</exception>
    public static DockerConnection Open(Uri? endpoint = null)
    {
        try
        {
            endpoint ??= DockerEndpoint.Find();
            return new DockerConnection(endpoint, new DockerClientBuilder().WithEndpoint(endpoint).Build());
        }
        catch (Exception error) when (error is DockerConfigurationException or SshDockerEndpointNotSupportedException or NotSupportedException or UriFormatException)
        {
            throw new PodLabException($"Docker's address can't be used: {error.Message} `docker context ls` shows what is configured.", error);
        }
    }

    /// <summary>Calls the Engine and turns a failure into an error message.</summary>
    /// <param name="purpose">Completes "Could not …".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PodLabException">The call failed; the message says why and what to try.</exception>
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
