using Docker.DotNet;

namespace PodLab.Clusters.Kind;

/// <summary>Where the Docker Engine listens.</summary>
internal static class DockerEndpoint
{
    private const string UsualSocket = "/var/run/docker.sock";

    /// <summary>
    /// What <c>DOCKER_HOST</c> or the current context names; where neither says anything and the usual socket is not there, the socket that
    /// Docker Desktop or a rootless Docker makes for its user.
    /// </summary>
    public static Uri Find()
    {
        var configured = DockerConfig.Instance.GetEndpoint();
        // Whoever named another place is not to be given a different one.
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
