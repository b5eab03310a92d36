using System.Text.Json;

namespace PodLab.Nodes;

/// <summary>The JSON that a tool printed.</summary>
internal static class JsonOutput
{
    /// <summary>The one document of the output.</summary>
    /// <exception cref="ParseException">It is not JSON; the line and what stands there are given.</exception>
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

    /// <summary>All documents of the output: tools asked for several objects print one after the other, or a list.</summary>
    /// <exception cref="ParseException">It is not JSON; the line and what stands there are given.</exception>
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
/// A value in a tool's JSON that knows where it stands, so that an error can name the place. Reads numbers whether the tool wrote them
/// as numbers or, as older releases and protobuf's 64-bit integers, as strings; members that nobody asks for may come and go.
/// </summary>
/// <param name="Source">What was read: <c>lsns -J output</c>.</param>
/// <param name="Path">The place: <c>namespaces[3].pid</c>.</param>
/// <param name="Value">The value; null when it is missing.</param>
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
