using System.Text.Json;

namespace PodLab.Recordings;

/// <summary>
/// Removes everything that could give access: tokens, passwords, keys, certificates, addresses of servers, and the values of environment
/// variables. It errs on the side of removing too much. (For details, see README.md in helpers/Recordings.)
/// </summary>
internal static class Redaction
{
    /// <summary>The replacement for removed text.</summary>
    public const string Mark = "[redacted]";

    private const int LongestJson = 64 << 20;

    /// <summary>The text without secrets. A text that's entirely JSON is redacted by its fields.</summary>
    public static string OfText(string text) =>
        LooksLikeJson(text) && OfJsonText(text) is { } json ? json : RedactionPatterns.LineVariable.Replace(OfWord(text), $"$1{Mark}");

    /// <summary>A command's words without secrets: an option's value may be the word after it.</summary>
    public static IReadOnlyList<string> OfArguments(IReadOnlyList<string> argv) =>
        [.. argv.Select((word, i) =>
            i > 0 && RedactionPatterns.SecretOption.IsMatch(argv[i - 1]) && !word.StartsWith('-') ? Mark : OfWord(word))];

    /// <summary>The same JSON without secrets, changed in place.</summary>
    public static JsonNode? OfJson(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                RedactFields(fields);
                return fields;
            case JsonArray items when items.Count > 0 && items.All(IsText):
                return new JsonArray([.. OfArguments([.. items.Select(item => item!.GetValue<string>())]).Select(word => (JsonNode)word)]);
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Replace(items[i], OfJson(items[i]), redacted => items[i] = redacted);
                }

                return items;
            case JsonValue value when IsText(value):
                var text = value.GetValue<string>();
                var plain = OfText(text);
                return plain == text ? value : JsonValue.Create(plain);
            default:
                return node;
        }
    }

    private static void RedactFields(JsonObject fields)
    {
        fields.Remove("managedFields");
        foreach (var (name, value) in fields.ToList())
        {
            if (IsSecret(name, value, fields))
            {
                fields[name] = Blank(value);
            }
            else if (RedactionPatterns.EnvironmentField.IsMatch(name))
            {
                fields[name] = OfEnvironment(value);
            }
            else
            {
                Replace(value, OfJson(value), redacted => fields[name] = redacted);
            }
        }
    }

    // serviceAccountToken: {path: …} isn't a token. It says where a token will be.
    private static bool IsSecret(string name, JsonNode? value, JsonObject owner) =>
        (RedactionPatterns.SecretField.IsMatch(name) && value is not JsonObject
            && !(value is JsonArray items && items.Any(item => item is JsonObject)))
        || (name is "data" or "stringData" && owner["kind"] is JsonValue kind && kind.ToString() == "Secret");

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    // ["NAME=value"] in a container's specification, [{"name": …, "value": …}] in a pod, {"NAME": "value"} elsewhere.
    private static JsonNode? OfEnvironment(JsonNode? environment) => environment switch
    {
        JsonArray variables => new JsonArray([.. variables.Select(OfVariable)]),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Blank(entry.Value)))),
        _ => Blank(environment),
    };

    private static JsonNode? OfVariable(JsonNode? variable)
    {
        if (variable is JsonObject fields)
        {
            var copy = fields.DeepClone().AsObject();
            if (copy["value"] is { } value)
            {
                copy["value"] = Blank(value);
            }

            return OfJson(copy);
        }

        var text = variable?.ToString() ?? "";
        return text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? JsonValue.Create(text[..(equals + 1)] + Mark) : Blank(variable);
    }

    private static JsonNode? Blank(JsonNode? value) => value switch
    {
        null => null,
        JsonObject fields => new JsonObject(fields.Select(entry => KeyValuePair.Create(entry.Key, Blank(entry.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Blank)]),
        JsonValue scalar when scalar.GetValueKind() is JsonValueKind.True or JsonValueKind.False => scalar.DeepClone(),
        _ => JsonValue.Create(Mark),
    };

    private static void Replace(JsonNode? before, JsonNode? after, Action<JsonNode?> put)
    {
        if (!ReferenceEquals(before, after))
        {
            put(after);
        }
    }

    private static bool LooksLikeJson(string text) => text.Length is > 1 and < LongestJson && text.AsSpan().TrimStart() is ['{' or '[', ..];

    // For several objects, tools print one document after the other. Text that needs no redaction stays as the tool wrote it.
    private static string? OfJsonText(string text)
    {
        var documents = new List<string>();
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        var changed = false;
        try
        {
            while (reader.Read())
            {
                var document = JsonNode.Parse(ref reader);
                var before = document?.ToJsonString(_asToolsWrite);
                var after = OfJson(document)?.ToJsonString(_asToolsWrite);
                changed |= before != after;
                documents.Add(after ?? "null");
            }
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }

        return changed ? string.Join('\n', documents) + "\n" : text;
    }

    private static readonly JsonSerializerOptions _asToolsWrite = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string OfWord(string text)
    {
        var redacted = RedactionPatterns.Pem.Replace(text, Mark);
        redacted = RedactionPatterns.Jwt.Replace(redacted, Mark);
        redacted = RedactionPatterns.Bearer.Replace(redacted, $"$1{Mark}");
        redacted = RedactionPatterns.SecretAssignment.Replace(redacted, $"$1{Mark}");
        redacted = RedactionPatterns.SecretOptionWithValue.Replace(redacted, $"$1{Mark}");
        redacted = RedactionPatterns.DottedWord.Replace(
            redacted, word => RedactionPatterns.BootstrapToken.IsMatch(word.ValueSpan) ? Mark : word.Value);
        redacted = RedactionPatterns.UrlPassword.Replace(redacted, $"$1{Mark}@");
        redacted = RedactionPatterns.UrlHost.Replace(
            redacted, url => RedactionPatterns.OwnMachine.IsMatch(url.Groups[2].ValueSpan) ? url.Value : url.Groups[1].Value + Mark);
        redacted = RedactionPatterns.ServerOption.Replace(
            redacted,
            option => RedactionPatterns.WebAddress.IsMatch(option.Groups[2].ValueSpan) ? option.Value : option.Groups[1].Value + Mark);
        redacted = RedactionPatterns.ServerPort.Replace(
            redacted, server => RedactionPatterns.OtherMachine(server.Groups[1].ValueSpan) ? Mark + server.Groups[2].Value : server.Value);
        return RedactionPatterns.Variable.Replace(redacted, $"$1{Mark}");
    }
}
