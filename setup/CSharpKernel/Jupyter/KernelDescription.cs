namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The kernel's description of itself.</summary>
internal static class KernelDescription
{
    public static JsonObject ToReply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageCodec.ProtocolVersion,
        ["implementation"] = "podlab-csharp",
        ["implementation_version"] = KernelVersion.Number,
        ["language_info"] = new JsonObject
        {
            // VS Code's own name for the language. With any other, VS Code writes a languageId into every cell that it saves.
            ["name"] = "csharp",
            ["version"] = CSharpVersion.Text,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"C# on .NET {Environment.Version}, the kernel of PodLab{(Cultures.Obstacle is { } obstacle ? $". {obstacle}" : "")}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };
}
