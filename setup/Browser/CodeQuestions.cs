using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using PodLab.CSharpKernel.Language;
using PodLab.Setup.Export;

namespace PodLab.Browser;

/// <summary>Answers the page's questions about code that is being written: its colors, and its completions.</summary>
[SupportedOSPlatform("browser")]
public static partial class CodeQuestions
{
    // Only completion uses it: its type needs assemblies that are loaded later than the kernel.
    private static CellLanguage? _language;

    /// <summary>The colored parts of some code, in order.</summary>
    /// <param name="code">The code.</param>
    /// <returns>A JSON array with an array for each part: its class in the page's style, its start, and its length.</returns>
    [JSExport]
    public static string Color(string code) => $"[{string.Join(',', CodeSpans.Of(code).Select(part => $"[\"{part.Name}\",{part.Start},{part.Length}]"))}]";

    /// <summary>Loads one of the assemblies that completion needs and cells don't.</summary>
    /// <param name="assembly">The assembly's file.</param>
    [JSExport]
    public static void Load(byte[] assembly)
    {
        using var file = new MemoryStream(assembly);
        AssemblyLoadContext.Default.LoadFromStream(file);
    }

    /// <summary>The completions at an index of some code. All assemblies for it must be loaded.</summary>
    /// <param name="code">The code.</param>
    /// <param name="index">The cursor's index in it.</param>
    /// <returns>A JSON object: <c>start</c> and <c>end</c> of the text that a choice replaces, and the <c>choices</c>, each with <c>text</c>,
    /// <c>kind</c> and <c>documentation</c>.</returns>
    [JSExport]
    public static async Task<string> CompleteAsync(string code, int index)
    {
        _language ??= new(Kernel.Engine!);
        var found = await _language.CompleteAsync(code, index);
        return new JsonObject
        {
            ["start"] = found.Start,
            ["end"] = found.End,
            ["choices"] = new JsonArray([.. found.Choices.Select(Describe)]),
        }.ToJsonString();
    }

    private static JsonObject Describe(CompletionChoice choice) =>
        new() { ["text"] = choice.Text, ["kind"] = choice.Kind, ["documentation"] = choice.Documentation };
}
