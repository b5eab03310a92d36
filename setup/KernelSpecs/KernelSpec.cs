using System.Text.Encodings.Web;
using System.Text.Json;
using PodLab.Setup.Commands;

namespace PodLab.Setup.KernelSpecs;

/// <summary>
/// A folder that tells Jupyter of a kernel
/// (<see href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">kernel specs</see>): <c>kernel.json</c> and logos.
/// </summary>
/// <param name="folder">The folder, whose name is the kernel's.</param>
internal sealed class KernelSpec(string folder)
{
    private const string FileName = "kernel.json";
    private const string Mark = "podlab";

    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Folder { get; } = folder;

    public string Name => Path.GetFileName(Folder);

    public bool Exists => File.Exists(Path.Combine(Folder, FileName));

    /// <summary>Whether PodLab wrote it: only then does PodLab change or remove it.</summary>
    public bool IsOurs => (Read()?["metadata"] as JsonObject)?[Mark] is not null;

    /// <summary>The command with which Jupyter starts the kernel; empty where the file cannot be read.</summary>
    public IReadOnlyList<string> Command => [.. (Read()?["argv"] as JsonArray ?? []).Select(part => part is JsonValue value && value.TryGetValue(out string? word) ? word : "")];

    /// <summary>Writes it for the kernel of this tool.</summary>
    /// <exception cref="PodLabException">It is there already and somebody else's.</exception>
    public void Write(string displayName)
    {
        if (Exists && !IsOurs)
        {
            throw new PodLabException($"{Folder} belongs to another kernel, and stays as it is. Its own installer can remove it.");
        }

        var logos = typeof(KernelSpec).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("logo-", StringComparison.Ordinal));
        Directory.CreateDirectory(Folder);
        foreach (var logo in logos)
        {
            using var resource = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using var file = File.Create(Path.Combine(Folder, logo));
            resource.CopyTo(file);
        }

        File.WriteAllText(Path.Combine(Folder, FileName), Content(displayName).ToJsonString(_json) + "\n");
    }

    /// <exception cref="PodLabException">It is somebody else's.</exception>
    public void Remove()
    {
        if (!IsOurs)
        {
            throw new PodLabException($"{Folder} was not made by PodLab, and stays as it is.");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static JsonObject Content(string displayName) => new()
    {
        ["argv"] = new JsonArray([.. StartCommand.Create().Select(part => (JsonNode)part)]),
        ["display_name"] = displayName,
        ["language"] = "C#",
        // An interrupt is a message: a signal would reach only the kernel's process, and on Windows there is none.
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["version"] = ToolVersion.Text } },
    };

    private JsonObject? Read()
    {
        try
        {
            return Exists ? JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, FileName))) as JsonObject : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // Whoever wrote that, it was not us.
        }
    }
}

/// <summary>
/// The command in a kernel spec. It outlives the checkout that it starts the kernel from, and then says so on standard error, which front
/// ends show.
/// </summary>
internal static class StartCommand
{
    private const string ConnectionFile = "{connection_file}";

    /// <summary>The command for the kernel of this tool, with the place that Jupyter fills in.</summary>
    /// <exception cref="PodLabException">The kernel is not built.</exception>
    public static IReadOnlyList<string> Create() => Create(KernelProgram.Command, OperatingSystem.IsWindows());

    /// <param name="kernel"><c>dotnet</c> and the kernel's DLL.</param>
    /// <param name="isWindows">There <c>dotnet</c> is started directly, and its own error names the file: cmd can't be handed a quoted path safely.</param>
    internal static IReadOnlyList<string> Create(IReadOnlyList<string> kernel, bool isWindows) =>
        isWindows ? [.. kernel, "jupyter", ConnectionFile] : ["/bin/sh", "-c", Script, .. kernel, "jupyter", ConnectionFile];

    // $0 is dotnet and $1 the DLL. The shell then becomes dotnet: the front end has started one process, and that is the kernel.
    private static string Script =>
        "command -v \"$0\" >/dev/null || missing=$0; [ -f \"$1\" ] || missing=$1; "
        + "[ -z \"$missing\" ] || { echo \"PodLab's C# kernel can't start: there is no $missing. It was moved or removed since the kernel was installed. "
        + $"{Remedy}\" >&2; exit 1; }}; exec \"$0\" \"$@\"";

    private static string Remedy => TerminalCommand.Words.Contains('/', StringComparison.Ordinal)
        ? $"In the checkout of PodLab, run: dotnet build && {TerminalCommand.Words} kernel install"
        : $"Run: {TerminalCommand.Words} kernel install";
}
