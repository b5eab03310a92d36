using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;

namespace PodLab.Clusters.Kind;

/// <summary>Explains a failed call to the Docker Engine in a sentence, with what to try.</summary>
internal static class DockerFault
{
    public static bool Explains(Exception error) =>
        error is DockerApiException or HttpRequestException or IOException or SocketException or TimeoutException or AggregateException;

    public static PodLabException Explain(Exception error, Uri endpoint, string purpose) =>
        new($"Could not {purpose}: {Reason(error, endpoint)}", error);

    private static string Reason(Exception error, Uri endpoint) => error switch
    {
        DockerApiException refused => $"Docker says \"{Words(refused)}\".",
        _ when SocketErrorOf(error) is { } code and not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown) => Unreachable(code, endpoint),
        TimeoutException => $"Docker at {Place(endpoint)} did not answer in time. Is it still starting? Check with `docker info`.",
        _ => $"Docker at {Place(endpoint)} ended the connection. Was it stopped? Check with `docker info`; {StartAdvice}.",
    };

    private static string Unreachable(SocketError code, Uri endpoint) => code switch
    {
        SocketError.AccessDenied => $"you don't have permission to use Docker's socket {Place(endpoint)}. "
            + "Join the group docker: `sudo usermod -aG docker $USER`, then log out and in again.",
        _ when endpoint.Scheme == "unix" && !File.Exists(endpoint.LocalPath) => $"there is no Docker at {Place(endpoint)}. "
            + $"Is Docker installed and running? `setup/podlab doctor` says how to install it, {StartAdvice}.",
        SocketError.ConnectionRefused => $"nothing is listening at {Place(endpoint)}, so Docker is not running: {StartAdvice}.",
        _ => $"Docker at {Place(endpoint)} can't be reached ({code}). `docker info` shows whether a terminal can reach it.",
    };

    private static string StartAdvice => OperatingSystem.IsLinux() ? "`sudo systemctl start docker` starts it" : "Docker Desktop starts it";

    private static string Place(Uri endpoint) => endpoint.Scheme == "unix" ? endpoint.LocalPath : endpoint.GetLeftPart(UriPartial.Authority);

    private static SocketError? SocketErrorOf(Exception? error) => error switch
    {
        null => null,
        SocketException socket => socket.SocketErrorCode,
        _ => SocketErrorOf(error.InnerException),
    };

    // {"message":"No such container: kind-worker"}
    private static string Words(DockerApiException error)
    {
        try
        {
            return JsonDocument.Parse(error.ResponseBody ?? "").RootElement.GetProperty("message").GetString()!;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{(int)error.StatusCode} {error.StatusCode}";
        }
    }
}
