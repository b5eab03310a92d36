using System.Text.Json;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The address, ports and signing key of the kernel. The front end writes them for it into a file that only its user can read.</summary>
/// <param name="Ip">The only address on which the kernel listens.</param>
/// <param name="ShellPort">The port for cells to run.</param>
/// <param name="ControlPort">Like shell, for requests that must not wait behind a cell.</param>
/// <param name="IopubPort">The port for publishing outputs.</param>
/// <param name="StdinPort">The port for a cell's input prompts.</param>
/// <param name="HeartbeatPort">The port that echoes everything.</param>
/// <param name="Key">The key of the signatures; empty if messages aren't signed.</param>
internal sealed record ConnectionFile(string Ip, int ShellPort, int ControlPort, int IopubPort, int StdinPort, int HeartbeatPort, string Key)
{
    /// <exception cref="InvalidDataException">The file can't be read, or requires something that this kernel doesn't support.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = file.RootElement;
            Expect(root, "transport", "tcp");
            Expect(root, "signature_scheme", "hmac-sha256");
            return new(
                Text(root, "ip"),
                Port(root, "shell_port"),
                Port(root, "control_port"),
                Port(root, "iopub_port"),
                Port(root, "stdin_port"),
                Port(root, "hb_port"),
                Text(root, "key"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The connection file {path} cannot be read: {error.Message}", error);
        }
    }

    private static void Expect(JsonElement root, string name, string expected)
    {
        if (root.TryGetProperty(name, out var found) && found.GetString() is { Length: > 0 } value && value != expected)
        {
            throw new FormatException($"its {name} is \"{value}\", and this kernel supports only {expected}.");
        }
    }

    private static string Text(JsonElement root, string name) => Member(root, name).GetString() ?? throw Missing(name);

    private static int Port(JsonElement root, string name) => Member(root, name).GetInt32();

    private static JsonElement Member(JsonElement root, string name) => root.TryGetProperty(name, out var found) ? found : throw Missing(name);

    private static FormatException Missing(string name) => new($"it has no {name}.");
}
