using System.Text.Json;

namespace PodLab.Setup.VisualStudioCode;

/// <summary>
/// The setting that makes VS Code complete while typing in C# cells: a dot triggers a request to the kernel. It has application scope, so VS Code
/// accepts it only in the user's own settings, not in a folder's.
/// </summary>
internal static class CompletionTrigger
{
    private const string Setting = "jupyter.completionTriggerCharacters";
    private const string Language = "csharp";
    private const string Dot = ".";

    /// <summary>The line for the user's settings.</summary>
    public const string Line = $$"""
        "{{Setting}}": {"{{Language}}": ["{{Dot}}"]}
        """;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether settings contain it.</summary>
    /// <exception cref="PodLabException">The settings can't be read.</exception>
    public static bool IsIn(byte[] settings) => AddTo(settings) is null;

    /// <summary>Settings with it added; null if they already contain it. Comments, layout and everything else stay unchanged.</summary>
    /// <exception cref="PodLabException">The settings can't be read, or have something else in its place.</exception>
    public static byte[]? AddTo(byte[] settings)
    {
        var mark = settings.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var text = settings[mark..];
        return AddToText(text) is { } added ? [.. settings[..mark], .. added] : null;
    }

    private static byte[]? AddToText(byte[] text)
    {
        var json = new JsonWithComments(text);
        if (Read(json) is not { } root)
        {
            var end = text.Length == 0 || text[^1] == '\n' ? "" : "\n";
            return [.. text, .. Encoding.UTF8.GetBytes($"{end}{{\n    {Line}\n}}\n")];
        }

        if (Expect(root, JsonTokenType.StartObject, "the file") is var settings && settings.Find(Setting) is not { } setting)
        {
            return json.Append(settings, Line);
        }

        if (Expect(setting, JsonTokenType.StartObject, Setting).Find(Language) is not { } characters)
        {
            return json.Append(setting, $"\"{Language}\": [\"{Dot}\"]");
        }

        var hasDot = Expect(characters, JsonTokenType.StartArray, $"{Setting}, {Language}").Children.Any(character => character.Text == Dot);
        return hasDot ? null : json.Append(characters, $"\"{Dot}\"");
    }

    private static JsonWithComments.Node? Read(JsonWithComments json)
    {
        try
        {
            return json.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second catches half a character, or bytes that aren't UTF-8.
            var where = error is JsonException { LineNumber: { } line } ? $" at line {line + 1}" : "";
            throw new PodLabException($"It can't be read as JSON{where}. Correct that first.", error);
        }
    }

    private static JsonWithComments.Node Expect(JsonWithComments.Node node, JsonTokenType kind, string what) => node.Kind == kind ? node
        : throw new PodLabException($"In it, {what} is not {(kind == JsonTokenType.StartObject ? "an object" : "a list")}. Correct that first.");
}
