using System.Text.Encodings.Web;
using System.Text.Json;
using PodLab.Setup.Commands;

namespace PodLab.Setup.KernelSpecs;

/// <summary>
/// A folder that describes a kernel to Jupyter (<see href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">kernel
/// specs</see>): <c>kernel.json</c> and logos.
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

    /// <summary>Whether PodLab wrote it; PodLab changes or removes only such specs.</summary>
    public bool IsOurs => (Read()?["metadata"] as JsonObject)?[Mark] is not null;

    /// <summary>The command with which Jupyter starts the kernel; empty if the file can't be read.</summary>
    public IReadOnlyList<string> Command => [.. (Read()?["argv"] as JsonArray ?? []).Select(part => part is JsonValue value && value.TryGetValue(out string? word) ? word : "")];

    /// <summary>Whether it starts .NET Interactive's own kernel, regardless of its author.</summary>
    public bool StartsDotNetInteractive => Command.Any(word =>
        Path.GetFileName(word) is DotNetInteractive.Program or "interactive" or "dotnet-interactive" or "dotnet-interactive.exe");

    /// <summary>Writes it for this tool's kernel, with its logos.</summary>
    /// <exception cref="PodLabException">It already exists, and PodLab didn't write it.</exception>
    public void Write(string displayName)
    {
        Write(Content(displayName), replaceTheirs: false);
        var logos = typeof(KernelSpec).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("logo-", StringComparison.Ordinal));
        foreach (var logo in logos)
        {
            using var resource = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using var file = File.Create(Path.Combine(Folder, logo));
            resource.CopyTo(file);
        }
    }

    /// <summary>Writes it for .NET Interactive's own kernel.</summary>
    /// <param name="tool">The restored tool.</param>
    /// <param name="replaceTheirs">Whether to replace a kernelspec that PodLab didn't write.</param>
    /// <exception cref="PodLabException">It already exists, PodLab didn't write it, and it must not be replaced.</exception>
    public void Write(DotNetInteractive tool, bool replaceTheirs) => Write(Content(tool), replaceTheirs);

    private void Write(JsonObject content, bool replaceTheirs)
    {
        if (Exists && !IsOurs && !replaceTheirs)
        {
            throw new PodLabException($"{Folder} belongs to another kernel, and was not changed. Its own installer can remove it.");
        }

        if (Exists)
        {
            // Removes logos of the previous kernel with this name.
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, FileName), content.ToJsonString(_json) + "\n");
    }

    /// <exception cref="PodLabException">PodLab didn't write it.</exception>
    public void Remove()
    {
        if (!IsOurs)
        {
            throw new PodLabException($"{Folder} wasn't written by PodLab, and was not changed.");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static JsonObject Content(string displayName) => new()
    {
        ["argv"] = new JsonArray([.. StartCommand.Create().Select(part => (JsonNode)part)]),
        ["display_name"] = displayName,
        ["language"] = "C#",
        // An interrupt is a message: a signal would reach only the kernel's process, and Windows has no signals.
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["version"] = ToolVersion.Text } },
    };

    private static JsonObject Content(DotNetInteractive tool) => new()
    {
        ["argv"] = new JsonArray([.. StartCommand.Create(tool).Select(part => (JsonNode)part)]),
        ["display_name"] = DotNetInteractive.DisplayName,
        ["language"] = "C#",
        // It doesn't answer interrupt messages. The signal ends it, so that a front end can restart it.
        ["interrupt_mode"] = "signal",
        // A lesson sends nothing to the network.
        ["env"] = new JsonObject { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1" },
        ["metadata"] = new JsonObject { [Mark] = new JsonObject { ["version"] = ToolVersion.Text } },
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
