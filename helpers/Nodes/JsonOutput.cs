using System.Text.Json;

namespace PodLab.Nodes;

/// <summary>The JSON output of a tool.</summary>
internal static class JsonOutput
{
    /// <summary>The only document in the output.</summary>
    /// <exception cref="ParseException">It isn't JSON; the message has the line and its content.</exception>
    public static JsonField Parse(string source, string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            return new JsonField(source, "", document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            throw NotJson(source, output, exception);
        }
    }

    /// <summary>All documents in the output: for several objects, tools print one document after the other, or a list.</summary>
    /// <exception cref="ParseException">It isn't JSON; the message has the line and its content.</exception>
    public static IReadOnlyList<JsonField> ParseAll(string source, string output)
    {
        var documents = new List<JsonField>();
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                documents.Add(new JsonField(source, "", JsonElement.ParseValue(ref reader)));
            }
        }
        catch (JsonException exception)
        {
            throw NotJson(source, output, exception);
        }

        return [.. documents.SelectMany(document => document.Value is { ValueKind: JsonValueKind.Array } ? document.Items() : [document])];
    }

    private static ParseException NotJson(string source, string output, JsonException exception)
    {
        var line = (int)(exception.LineNumber ?? 0);
        var lines = output.Split('\n');
        return new ParseException(source, line + 1, null, line < lines.Length ? lines[line].Trim() : "", "JSON", exception);
    }
}

/// <summary>
/// A value in a tool's JSON together with its place, so that an error can name the place. Numbers may also be written as strings, as in older
/// releases and for protobuf's 64-bit integers. Unknown members are ignored.
/// </summary>
/// <param name="Source">The name of the output: <c>lsns -J output</c>.</param>
/// <param name="Path">The place: <c>namespaces[3].pid</c>.</param>
/// <param name="Value">The value; null if it's missing.</param>
internal readonly record struct JsonField(string Source, string Path, JsonElement? Value)
{
    public bool IsMissing => Value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    public JsonField this[string name] => Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member)
        ? new(Source, Join(name), member)
        : new(Source, Join(name), null);

    public IEnumerable<JsonField> Items()
    {
        if (Value is not { ValueKind: JsonValueKind.Array } value)
        {
            throw Unexpected("a list");
        }

        var (source, path) = (Source, Path);
        return value.EnumerateArray().Select((item, i) => new JsonField(source, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", item));
    }

    public string Text() => Value is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : throw Unexpected("a text");

    public string? TextOrNull() => IsMissing ? null : Text();

    public T Number<T>() where T : struct, IParsable<T> =>
        Raw() is { } raw && T.TryParse(raw, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected("a number");

    public T? NumberOrNull<T>() where T : struct, IParsable<T> => IsMissing ? null : Number<T>();

    public ParseException Unexpected(string expected) => new(Source, null, Path.Length == 0 ? "the whole" : Path, Raw() ?? "", expected);

    private string? Raw() => Value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => value.GetRawText(),
    };

    private string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
