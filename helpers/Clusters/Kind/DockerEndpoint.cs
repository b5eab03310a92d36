using Docker.DotNet;

namespace PodLab.Clusters.Kind;

/// <summary>Finds the Docker Engine's address.</summary>
internal static class DockerEndpoint
{
    private const string UsualSocket = "/var/run/docker.sock";

    /// <summary>
    /// The address from <c>DOCKER_HOST</c> or the current context. If neither names one and the usual socket doesn't exist, it's the socket that
    /// Docker Desktop or a rootless Docker creates for its user.
    /// </summary>
    public static Uri Find()
    {
        var configured = DockerConfig.Instance.GetEndpoint();
        // A place that the user named is never replaced.
        var isUsual = configured is { Scheme: "unix", LocalPath: UsualSocket } && Environment.GetEnvironmentVariable("DOCKER_HOST") is null or "";
        return isUsual && !File.Exists(UsualSocket) && OwnSockets().FirstOrDefault(File.Exists) is { } socket ? new Uri($"unix://{socket}") : configured;
    }

    private static IEnumerable<string> OwnSockets()
    {
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "run", "docker.sock");
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
        {
            yield return Path.Combine(runtime, "docker.sock");
        }
    }
}
