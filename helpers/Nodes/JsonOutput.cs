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
