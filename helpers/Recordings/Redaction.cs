using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PodLab.Recordings;

/// <summary>
/// Takes out of what is kept whatever would give somebody access: tokens, passwords, keys, certificates, addresses of servers, and the values of
/// environment variables. It rather takes too much than too little. (What exactly: README.md of helpers/Recordings.)
/// </summary>
internal static partial class Redaction
{
    /// <summary>What stands in the place of what was taken out.</summary>
    public const string Mark = "[redacted]";

    private const int LongestJson = 64 << 20;

    /// <summary>The text without secrets. What is JSON as a whole is redacted by its fields.</summary>
    public static string OfText(string text) =>
        LooksLikeJson(text) && OfJsonText(text) is { } json ? json : LineVariable().Replace(OfWord(text), $"$1{Mark}");

    /// <summary>A command's words without secrets: an option's value may be the word after it.</summary>
    public static IReadOnlyList<string> OfArguments(IReadOnlyList<string> argv) =>
        [.. argv.Select((word, i) => i > 0 && SecretOption().IsMatch(argv[i - 1]) && !word.StartsWith('-') ? Mark : OfWord(word))];

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
            else if (EnvironmentField().IsMatch(name))
            {
                fields[name] = OfEnvironment(value);
            }
            else
            {
                Replace(value, OfJson(value), redacted => fields[name] = redacted);
            }
        }
    }

    // serviceAccountToken: {path: …} is no token but says where one will lie.
    private static bool IsSecret(string name, JsonNode? value, JsonObject owner) =>
        (SecretField().IsMatch(name) && value is not JsonObject && !(value is JsonArray items && items.Any(item => item is JsonObject)))
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

    // Tools asked for several objects print one document after the other. Text that needs no redaction stays as the tool wrote it.
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
        var redacted = Pem().Replace(text, Mark);
        redacted = Jwt().Replace(redacted, Mark);
        redacted = Bearer().Replace(redacted, $"$1{Mark}");
        redacted = SecretAssignment().Replace(redacted, $"$1{Mark}");
        redacted = BootstrapToken().Replace(redacted, Mark);
        redacted = UrlPassword().Replace(redacted, $"$1{Mark}@");
        redacted = UrlHost().Replace(redacted, $"$1{Mark}");
        redacted = ServerOption().Replace(redacted, $"$1{Mark}");
        redacted = ServerPort().Replace(redacted, $"{Mark}$1");
        return Variable().Replace(redacted, $"$1{Mark}");
    }

    [GeneratedRegex(@"^(env|envs|environment|environ)$", RegexOptions.IgnoreCase)]
    private static partial Regex EnvironmentField();

    [GeneratedRegex(@"^(.*(token|password|passwd|secretKey|accessKey|apiKey|credentials?|-key-data|KeyData|certificate-data|CertificateData|authority-data|AuthorityData)|auth|kubectl\.kubernetes\.io/last-applied-configuration)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretField();

    [GeneratedRegex(@"^--?[\w-]*(token|password|passwd|secret|api-?key|access-?key|credentials?|bearer)[\w-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretOption();

    [GeneratedRegex(@"-----BEGIN [A-Z ]+-----.*?(-----END [A-Z ]+-----|\z)", RegexOptions.Singleline)]
    private static partial Regex Pem();

    // A JSON Web Token begins with the base64 of {" in each of its first two parts.
    [GeneratedRegex(@"eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    // password=x, --token x, client-key-data: x, "secret": "x"; and, as in a shell, "x"y and 'x'"y"
    [GeneratedRegex(@"((?:--?|\b)[\w.-]{0,60}(?:token|password|passwd|secret|api[-_]?key|access[-_]?key|credentials?|-key-data|certificate-data|authority-data)\b""?(?:\s*[=:]\s*|(?<=--?[\w.-]{0,80})\s+(?=[^\s-])))(?>""[^""]*""|'[^']*'|[^\s\0,;""'])(?>""[^""\n]*""|'[^'\n]*'|[^\s\0,;""'])*", RegexOptions.IgnoreCase)]
    private static partial Regex SecretAssignment();

    [GeneratedRegex(@"(?<![\w.])[a-z0-9]{6}\.[a-z0-9]{16}(?![\w.])")]
    private static partial Regex BootstrapToken();

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]{0,20}://)[^\s/@:""']+:[^\s/@""']+@", RegexOptions.IgnoreCase)]
    private static partial Regex UrlPassword();

    // The host and port of a URL, but not of the machine itself.
    [GeneratedRegex(@"(\b(?:https?|wss?|tcp|grpc)://(?:\[redacted\]@)?)(?!127\.|localhost\b|\[::1?\]|0\.0\.0\.0|\[redacted\])(?:\[[0-9a-f:.]+\]|[^\s/:""',;]+)(?::\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex UrlHost();

    [GeneratedRegex(@"(--?[\w-]{0,60}(?:server|apiserver-host|advertise-address|control-plane-endpoint)[ =])(?!https?://)[^\s,;""']+", RegexOptions.IgnoreCase)]
    private static partial Regex ServerOption();

    [GeneratedRegex(@"(?<![\w.])(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(:(?:443|6443|8443))\b")]
    private static partial Regex ServerPort();

    // A name in capitals anywhere: in ps's command lines, and as a word of a command (env NAME=value …).
    [GeneratedRegex(@"((?<![\w.-])[A-Z_][A-Z0-9_]+=)(?>""[^""\n]*""|'[^'\n]*'|[^\s\0""'])+")]
    private static partial Regex Variable();

    // What env and /proc/PID/environ print: variables at the beginnings of lines, or each ended by a NUL.
    [GeneratedRegex(@"((?<=^|\n|\0)[A-Za-z_]\w*=)[^\n\0]+")]
    private static partial Regex LineVariable();
}
