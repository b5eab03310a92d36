using System.Text.Json;

namespace PodLab.Setup.Notebooks;

/// <summary>
/// JSON as Python's <c>json</c> module, and so Jupyter, reads and writes it, in notebook files and in messages. It may contain <c>NaN</c> and the
/// infinities, and half characters such as <c>"\ud83d"</c>, which System.Text.Json refuses. Values keep their form: the order of keys, the digits of
/// a number, characters that aren't ASCII.
/// </summary>
/// <remarks>
/// A duplicate key is refused. Python would silently keep the last one, and lose part of the author's text. Use <see cref="Write"/> for values that
/// were read here: <see cref="JsonNode.ToJsonString"/> throws on half characters.
/// </remarks>
internal static class PythonJson
{
    /// <summary>Reads one JSON value; null is JSON's <c>null</c>.</summary>
    /// <exception cref="PythonJsonException">The text isn't JSON. All faults are found here, so that no value fails later.</exception>
    public static JsonNode? Parse(string text) => new PythonJsonReader(text).ReadWhole();

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value; null is JSON's <c>null</c>.</param>
    /// <param name="indent">Spaces per level, with one line per member (1 in Jupyter's files); null for a single line.</param>
    public static string Write(JsonNode? value, int? indent = null) => new PythonJsonWriter(indent).Write(value);
}

/// <summary>Writes nodes as Python's <c>json.dumps(…, ensure_ascii=False)</c> does. A half character, which Python couldn't encode, becomes its
/// escape.</summary>
/// <param name="indent">Spaces per level; null for a single line.</param>
internal sealed class PythonJsonWriter(int? indent)
{
    private readonly StringBuilder _text = new();

    public string Write(JsonNode? value)
    {
        AppendValue(value, depth: 1);
        return _text.ToString();
    }

    private void AppendValue(JsonNode? value, int depth)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject members:
                AppendAll('{', members.AsEnumerable(), depth, '}', member =>
                {
                    AppendString(member.Key);
                    _text.Append(": ");
                    AppendValue(member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                AppendAll('[', items.AsEnumerable(), depth, ']', item => AppendValue(item, depth + 1));
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                AppendString(scalar.GetValue<string>());
                break;
            case JsonValue scalar:
                _text.Append(WordOf(scalar));
                break;
        }
    }

    private void AppendAll<T>(char begin, IEnumerable<T> parts, int depth, char end, Action<T> append)
    {
        _text.Append(begin);
        var isFirst = true;
        foreach (var part in parts)
        {
            _text.Append(isFirst ? "" : indent is null ? ", " : ",");
            NewLine(depth);
            append(part);
            isFirst = false;
        }

        if (!isFirst)
        {
            NewLine(depth - 1);
        }

        _text.Append(end);
    }

    private void NewLine(int depth)
    {
        if (indent is { } spaces)
        {
            _text.Append('\n').Append(' ', spaces * depth);
        }
    }

    private void AppendString(string value)
    {
        _text.Append('"');
        for (var at = 0; at < value.Length; at++)
        {
            if (char.IsSurrogatePair(value, at))
            {
                _text.Append(value, at++, 2);
            }
            else
            {
                AppendUnit(value[at]);
            }
        }

        _text.Append('"');
    }

    private void AppendUnit(char unit) => _ = unit switch
    {
        '"' => _text.Append("\\\""),
        '\\' => _text.Append(@"\\"),
        '\n' => _text.Append("\\n"),
        '\r' => _text.Append("\\r"),
        '\t' => _text.Append("\\t"),
        '\b' => _text.Append("\\b"),
        '\f' => _text.Append("\\f"),
        < ' ' => AppendEscape(unit),
        _ when char.IsSurrogate(unit) => AppendEscape(unit),
        _ => _text.Append(unit),
    };

    private StringBuilder AppendEscape(char unit) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");

    private static string WordOf(JsonValue scalar) => !scalar.TryGetValue<JsonElement>(out _) && scalar.TryGetValue<double>(out var number) ? number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => scalar.ToJsonString(),
    }
    : scalar.ToJsonString();
}

/// <summary>The error for a text that isn't JSON.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The character in that line, from 1.</param>
/// <param name="fault">The fault there, as a sentence without its full stop.</param>
internal sealed class PythonJsonException(int line, int column, string fault) : PodLabException($"line {line}, column {column}: {fault}")
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The character in that line, from 1.</summary>
    public int Column { get; } = column;
}
