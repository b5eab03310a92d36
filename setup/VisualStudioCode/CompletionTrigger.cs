using System.Text.Json;

namespace PodLab.Setup.VisualStudioCode;

/// <summary>
/// The one setting without which VS Code completes nothing in C# cells as one types: that a dot asks the kernel. It has application scope, so VS Code obeys it
/// only in the user's own settings, not in a folder's.
/// </summary>
internal static class CompletionTrigger
{
    private const string Setting = "jupyter.completionTriggerCharacters";
    private const string Language = "csharp";
    private const string Dot = ".";

    /// <summary>What to write into the user's settings, on one line.</summary>
    public const string Line = $$"""
        "{{Setting}}": {"{{Language}}": ["{{Dot}}"]}
        """;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether settings have it.</summary>
    /// <exception cref="PodLabException">They cannot be read.</exception>
    public static bool IsIn(byte[] settings) => AddTo(settings) is null;

    /// <summary>Settings with it added; null where it is there already. Comments, layout and all else stay as they are.</summary>
    /// <exception cref="PodLabException">They cannot be read, or have something else in its place.</exception>
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
            // The second: half a character, or bytes that are not UTF-8.
            var where = error is JsonException { LineNumber: { } line } ? $" at line {line + 1}" : "";
            throw new PodLabException($"It cannot be read as JSON{where}. Correct that first.", error);
        }
    }

    private static JsonWithComments.Node Expect(JsonWithComments.Node node, JsonTokenType kind, string what) => node.Kind == kind ? node
        : throw new PodLabException($"In it, {what} is not {(kind == JsonTokenType.StartObject ? "an object" : "a list")}. Correct that first.");
}
