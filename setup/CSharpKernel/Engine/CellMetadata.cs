using System.Text.Json;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Reads the metadata of a cell in a polyglot notebook.</summary>
internal static class CellMetadata
{
    /// <summary>The language of a cell whose metadata doesn't name one.</summary>
    public const string CSharp = "csharp";

    private const string OlderPrefix = "dotnet-interactive.";
    private const string AnyLanguage = "polyglot-notebook";

    // The newest first: .NET Interactive keeps the older ones as well.
    private static readonly (string Program, string Member)[] _places = [("polyglot_notebook", "kernelName"), ("dotnet_interactive", "language"), ("vscode", "languageId")];

    /// <summary>The cell's language, as .NET Interactive and its VS Code extension store it: <c>fsharp</c>. C# if the metadata doesn't name
    /// one.</summary>
    /// <param name="metadata">The metadata, in any shape.</param>
    public static string LanguageOf(JsonElement metadata) =>
        _places.Select(place => Language(metadata, place.Program, place.Member)).FirstOrDefault(language => language.Length > 0) ?? CSharp;

    /// <summary>The cell's name in its notebook, as JupyterLab and VS Code send it with each run; null if there is none.</summary>
    public static string? NameOf(JsonElement metadata) => Member(metadata, "cellId") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static string Language(JsonElement metadata, string program, string member)
    {
        var name = Member(Member(metadata, program), member) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : "";
        return name == AnyLanguage ? "" : name.StartsWith(OlderPrefix, StringComparison.Ordinal) ? name[OlderPrefix.Length..] : name;
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;
}
